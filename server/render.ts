import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';

const VIEWS = join(import.meta.dirname, '../views');

/** Renders a page in its layout, or a partial alone, from a plain view model. Names that aren't there are errors. */
export type Render = (template: string, model: object) => string;

const templatesIn = (folder: string): [string, string][] =>
  readdirSync(join(VIEWS, folder))
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => [basename(name, '.hbs'), readFileSync(join(VIEWS, folder, name), 'utf8')]);

/** Reads and compiles every template once. */
export function createRender(): Render {
  const handlebars = Handlebars.create();
  // No helper but the built-in ones, and no `@index` or the like: names are looked up at once.
  const options = { strict: true, preventIndent: true, knownHelpersOnly: true, data: false };
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, source] of templatesIn('partials')) {
    handlebars.registerPartial(name, handlebars.compile(source, options));
    compiled.set(name, handlebars.compile(source, options));
  }
  for (const [name, source] of [...templatesIn('layouts'), ...templatesIn('pages')])
    compiled.set(name, handlebars.compile(source, options));
  return (template, model) => {
    const render = compiled.get(template);
    if (!render) throw new Error(`There is no template ${template}.`);
    return render(model);
  };
}
