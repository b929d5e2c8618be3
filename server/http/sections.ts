import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { SECTION_KINDS } from '../domain/vocabulary.ts';
import { blocksOf, textOf } from '../store/documentTexts.ts';
import { sectionsOf } from '../store/sections.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { addSection, editSection, hideSection, type SectionFields, splitSection } from '../usecases/sections.ts';
import { sectionsModel } from '../viewmodels/sections.ts';
import { dating, datingOf, integer, optionalChoice, optionalText, parse, version } from './fields.ts';
import { contextOf, type Deps, documentHere, here, wantsJson } from './here.ts';
import { sendPage } from './page.ts';

const fields = z.object({
  kind: z.enum(SECTION_KINDS),
  startBlock: integer,
  endBlock: integer,
  source: optionalChoice,
  author: optionalChoice,
  label: optionalText(300),
  ...dating,
  version: integer.default(0),
});

/** Forms count paragraphs from 1 and name the last one; inside, the first is 0 and the end is one past. */
const sectionOf = ({
  startBlock,
  endBlock,
  from,
  to,
  basis,
  version: _,
  ...rest
}: z.infer<typeof fields>): SectionFields => ({
  ...rest,
  startBlock: startBlock - 1,
  endBlock,
  date: datingOf({ from, to, basis }),
});

/** What was recognised of a text's sections, and the forms that correct it. */
export function sectionRoutes(deps: Deps) {
  const at = (request: Request) => {
    const where = here(deps, request);
    const document = documentHere(where, request);
    return {
      where,
      document,
      address: `${where.base}/documents/${document.number}/sections`,
      id: String(request.params.section),
    };
  };

  const page: RequestHandler = (request, response) => {
    const { where, document } = at(request);
    const { page: shown } = parse(z.object({ page: integer.default(1) }), request.query);
    const sections = sectionsOf(where.db, document.id);
    const ids = sections
      .flatMap((section) => [section.sourceId, section.authorId])
      .filter((id): id is string => id !== null);
    const model = sectionsModel({
      page: Math.max(1, shown),
      base: where.base,
      document,
      text: textOf(where.db, document.id),
      blocks: blocksOf(where.db, document.id),
      sections,
      sources: sourcesWithMerges(where.db, ids),
    });
    sendPage(
      deps,
      request,
      response,
      'sections',
      { title: `Sections of ${document.title}`, current: 'documents', data: { workspace: where.base } },
      model,
    );
  };

  const create: RequestHandler = (request, response) => {
    const { where, document, address } = at(request);
    const { value } = addSection(contextOf(where), document, sectionOf(parse(fields, request.body)));
    if (wantsJson(request))
      response.json({ reload: true, href: `${where.base}/documents/${document.number}#p${value.startBlock + 1}` });
    else response.redirect(303, `${address}#s-${value.id}`);
  };

  const save: RequestHandler = (request, response) => {
    const { where, document, address, id } = at(request);
    const form = parse(fields, request.body);
    editSection(contextOf(where), document, id, form.version, sectionOf(form));
    response.redirect(303, `${address}#s-${id}`);
  };

  const remove: RequestHandler = (request, response) => {
    const { where, document, address, id } = at(request);
    hideSection(contextOf(where), document, id, parse(z.object({ version }), request.body).version);
    response.redirect(303, address);
  };

  const split: RequestHandler = (request, response) => {
    const { where, document, address, id } = at(request);
    const form = parse(z.object({ version, atBlock: integer }), request.body);
    const { value } = splitSection(contextOf(where), document, id, form.version, form.atBlock - 1);
    response.redirect(303, `${address}#s-${value.id}`);
  };

  return { page, create, save, remove, split };
}
