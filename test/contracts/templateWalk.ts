import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';

const VIEWS = join(import.meta.dirname, '../../views');

/** Every template by name, parsed. */
export const TEMPLATES: ReadonlyMap<string, hbs.AST.Program> = new Map(
  ['layouts', 'pages', 'partials'].flatMap((folder) =>
    readdirSync(join(VIEWS, folder)).map((name) => [
      basename(name, '.hbs'),
      Handlebars.parse(readFileSync(join(VIEWS, folder, name), 'utf8')),
    ]),
  ),
);

export const sourceOf = (name: string): string => {
  const folder = ['layouts', 'pages', 'partials'].find((one) => readdirSync(join(VIEWS, one)).includes(`${name}.hbs`));
  return readFileSync(join(VIEWS, folder ?? '', `${name}.hbs`), 'utf8');
};

/** What a walk through templates found: names that models don’t have, and the places that it came by. */
export type Findings = { missing: Set<string>; visited: Set<string> };
type Walk = { template: string; contexts: readonly unknown[]; findings: Findings };

/** Goes through a template as rendering it with this model would, and notes each name that the model doesn’t have. */
export function walk(template: string, model: unknown, findings: Findings): void {
  const program = TEMPLATES.get(template);
  if (!program) throw new Error(`There is no template ${template}.`);
  findings.visited.add(template);
  program.body.forEach((node) => {
    visit(node, { template, contexts: [model], findings });
  });
}

function visit(node: hbs.AST.Statement, at: Walk): void {
  if (isA<hbs.AST.MustacheStatement>(node, 'MustacheStatement')) resolved(node.path, at);
  else if (isA<hbs.AST.BlockStatement>(node, 'BlockStatement')) visitBlock(node, at);
  else if (isA<hbs.AST.PartialStatement>(node, 'PartialStatement')) visitPartial(node, at);
  else if (!['ContentStatement', 'CommentStatement'].includes(node.type))
    throw new Error(`${at.template}: the walk doesn’t know ${node.type}.`);
}

const isA = <T extends hbs.AST.Node>(node: hbs.AST.Node, type: string): node is T => node.type === type;

function visitBlock(block: hbs.AST.BlockStatement, at: Walk): void {
  const helper = (block.path as hbs.AST.PathExpression).original;
  const [parameter] = block.params;
  const value = parameter && resolved(parameter, at);
  if (helper === 'each') {
    const items = Array.isArray(value) ? value : [];
    for (const item of items) enter(block.program, { ...at, contexts: [...at.contexts, item] });
    if (items.length === 0) enter(block.inverse, at);
  } else if (helper === 'if') enter(isTrue(value) ? block.program : block.inverse, at);
  else if (helper === 'unless') enter(isTrue(value) ? block.inverse : block.program, at);
  else if (helper === 'with') enter(block.program, { ...at, contexts: [...at.contexts, value] });
  else throw new Error(`${at.template}: the walk doesn’t know {{#${helper}}}.`);
}

/** As Handlebars sees it: an empty list is false, and so is zero. */
const isTrue = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

function enter(program: hbs.AST.Program | undefined, at: Walk): void {
  if (!program) return;
  at.findings.visited.add(placeOf(program, at.template));
  for (const node of program.body) visit(node, at);
}

const placeOf = ({ loc }: hbs.AST.Node, template: string): string =>
  `${template}:${loc.start.line}:${loc.start.column}`;

function visitPartial(partial: hbs.AST.PartialStatement, at: Walk): void {
  const [parameter] = partial.params;
  const context = parameter ? resolved(parameter, at) : at.contexts.at(-1);
  const given = (partial.hash?.pairs ?? []).map((pair) => [pair.key, resolved(pair.value, at)]);
  walk(
    (partial.name as hbs.AST.PathExpression).original,
    given.length === 0 ? context : { ...(context as object), ...Object.fromEntries(given) },
    at.findings,
  );
}

function resolved(expression: hbs.AST.Expression, at: Walk): unknown {
  if (isA<hbs.AST.StringLiteral>(expression, 'StringLiteral')) return expression.value;
  if (!isA<hbs.AST.PathExpression>(expression, 'PathExpression'))
    throw new Error(`${at.template}: the walk doesn’t know ${expression.type}.`);
  let value = at.contexts.at(-1 - expression.depth);
  for (const part of expression.parts) {
    const next =
      value === null || value === undefined ? undefined : (Object(value) as Record<string, unknown>)[String(part)];
    if (next === undefined) at.findings.missing.add(`${at.template}: ${expression.original}`);
    value = next;
  }
  return value;
}

/** Every place in a template that a walk can come by: the branches of its blocks. */
export function branchesOf(template: string): string[] {
  const inside = (program: hbs.AST.Program | undefined): string[] =>
    program ? [placeOf(program, template), ...program.body.flatMap(below)] : [];
  const below = (node: hbs.AST.Statement): string[] =>
    isA<hbs.AST.BlockStatement>(node, 'BlockStatement') ? [...inside(node.program), ...inside(node.inverse)] : [];
  return (TEMPLATES.get(template)?.body ?? []).flatMap(below);
}
