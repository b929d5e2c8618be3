import { isField } from './page.ts';

const TYPED = 'textarea, input:not([type="hidden"]):not([type="search"])';

/** Whether somebody has typed or chosen something here that isn’t sent yet, or is at it. */
export const isTyping = (within: ParentNode & Node): boolean =>
  (isField(document.activeElement) && within.contains(document.activeElement)) || hasTyped(within);

/** Whether something here isn’t as the page came. */
export const hasTyped = (within: ParentNode): boolean =>
  [...within.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)].some((field) =>
    field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );
