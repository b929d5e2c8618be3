/** Shows the server that a request comes from a page that this person was given. */
export const proof = (): { 'x-form-token': string } => ({ 'x-form-token': document.body.dataset.formToken ?? '' });

/** Forms that came into the page after it was loaded bear the proof as well when they are sent without a script's help. */
export function attachProof(): void {
  addEventListener(
    'submit',
    ({ target }) => {
      if (!(target instanceof HTMLFormElement) || target.method !== 'post' || target.elements.namedItem('formToken'))
        return;
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'formToken';
      field.value = proof()['x-form-token'];
      target.prepend(field);
    },
    { capture: true },
  );
}
