import { asked, fitting } from './atsign.ts';
import { type Colleague, colleagues } from './colleagues.ts';
import { make } from './page.ts';

const LIST = 'at-list';

/** After an @ in a comment, offers the people of the workspace. */
export function attachNaming(): void {
  document.addEventListener('input', ({ target }) => void look(target));
  document.addEventListener('keydown', pressed, { capture: true });
  document.addEventListener('focusout', () => close());
}

type Offer = { field: HTMLTextAreaElement; from: number; people: Colleague[]; at: number };
let offer: Offer | null = null;

async function look(target: EventTarget | null): Promise<void> {
  if (!(target instanceof HTMLTextAreaElement) || !target.matches('[data-people]')) return;
  const wanted = asked(target.value.slice(0, target.selectionStart));
  const people = wanted ? fitting(await colleagues(), wanted.words) : [];
  close();
  if (!wanted || people.length === 0 || document.activeElement !== target) return;
  offer = { field: target, from: wanted.from, people, at: 0 };
  draw(offer);
}

function draw({ field, people, at }: Offer): void {
  document.getElementById(LIST)?.remove();
  const rows = people.map((person, i) => {
    const attributes = { role: 'option', id: `at-${i}`, 'aria-selected': String(i === at) };
    const row = make('li', attributes, make('bdi', {}, person.name));
    row.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      choose(i);
    });
    return row;
  });
  field.after(make('ul', { class: 'ats', id: LIST, role: 'listbox', 'aria-label': 'People' }, ...rows));
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', LIST);
  field.setAttribute('aria-activedescendant', `at-${at}`);
}

function pressed(event: KeyboardEvent): void {
  if (!offer || event.target !== offer.field || event.isComposing) return;
  const { people, at } = offer;
  if (event.key === 'ArrowDown') offer.at = (at + 1) % people.length;
  else if (event.key === 'ArrowUp') offer.at = (at + people.length - 1) % people.length;
  else if (event.key === 'Enter' || event.key === 'Tab') choose(at);
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (offer) draw(offer);
}

function choose(index: number): void {
  const person = offer?.people[index];
  if (!offer || !person) return;
  const { field, from } = offer;
  field.setRangeText(`${person.handle} `, from, field.selectionStart, 'end');
  close();
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function close(): void {
  document.getElementById(LIST)?.remove();
  offer?.field.removeAttribute('aria-activedescendant');
  offer?.field.removeAttribute('aria-controls');
  offer = null;
}
