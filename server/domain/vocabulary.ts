/**
 * The closed vocabularies of the field, in one place: types, forms and the JSON Schema all come from here.
 * Words and codes as in PARC3, PDTB, FactBank and STANAG 2511; the order is the order on the screen.
 */

export const LANGUAGES = { en: 'English', fr: 'French', ar: 'Arabic', fa: 'Persian' } as const;
export const DIRECTIONS = ['ltr', 'rtl'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const BLOCK_KINDS = ['heading', 'paragraph', 'item', 'blockquote', 'row', 'preformatted'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const FORMAT_KINDS = ['emphasis', 'strong', 'code', 'deleted', 'link'] as const;
export type FormatKind = (typeof FORMAT_KINDS)[number];

export const SECTION_KINDS = ['body', 'post', 'repost', 'quotation', 'boilerplate', 'caption'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export const DATE_BASES = ['stated', 'inferred', 'masthead'] as const;
export type DateBasis = (typeof DATE_BASES)[number];

export const SOURCE_KINDS = [
  'outlet',
  'agency',
  'person',
  'organisation',
  'government',
  'unnamed',
  'social_account',
  'record',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A recipient of one of these kinds passes the word on: it is a step of the chain; any other is a witness. */
export const RELAYING_KINDS: readonly SourceKind[] = ['outlet', 'agency', 'social_account'];

export const ANNOTATION_KINDS = ['claim', 'attribution'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export const ROLES = ['claim', 'source', 'cue', 'recipient', 'content'] as const;
export type Role = (typeof ROLES)[number];
export const ROLES_OF: Record<AnnotationKind, readonly Role[]> = {
  claim: ['claim'],
  attribution: ['source', 'cue', 'recipient', 'content'],
};

export const QUOTE_MODES = ['direct', 'indirect', 'mixed'] as const;
export const ATTRIBUTION_TYPES = ['assertion', 'belief', 'fact', 'eventuality'] as const;
export const DETERMINACIES = ['determinate', 'indeterminate'] as const;
export const BASES = ['witnessed', 'told', 'deduced', 'induced', 'cannot_be_judged'] as const;
export const RESPONSES = ['declined', 'no_reply', 'evaded'] as const;
export const IDENTIFICATIONS = ['named', 'unnamed_described', 'unnamed_undescribed', 'collective', 'implicit'] as const;
export const ACCESSES = ['present', 'briefed', 'documents', 'unstated'] as const;
export const FACTUALITIES = ['CT+', 'PR+', 'PS+', 'CT-', 'PR-', 'PS-', 'CTu', 'Uu'] as const;
export const POLARITIES = ['positive', 'negative'] as const;
export const TRANSLATORS = ['human', 'machine'] as const;
export const SCRIPTS = ['Latn', 'Arab', 'Cyrl', 'Hebr', 'Hans', 'Zyyy'] as const;

export const CLAIM_KINDS = ['fact', 'utterance', 'assessment', 'intention'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What the innermost source does with a claim. */
export const STANCES = ['supports', 'disputes', 'reports', 'questions'] as const;
export type Stance = (typeof STANCES)[number];

/** How a claim stands, derived from its evidence; `shared` is what an assessment with several origins is. */
export const STATUSES = ['unsourced', 'single_origin', 'corroborated', 'shared', 'contested'] as const;
export type Status = (typeof STATUSES)[number];

export const RELATION_KINDS = ['contradicts', 'partially_contradicts', 'refines', 'same_as', 'updates'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What a reviewer decides about a claim; shares no word with STATUSES. */
export const DECISIONS = ['confirmed', 'refuted', 'misattributed', 'unresolved'] as const;
export type Decision = (typeof DECISIONS)[number];

/** ICD 203, from the least likely. */
export const LIKELIHOODS = [
  'almost_no_chance',
  'very_unlikely',
  'unlikely',
  'roughly_even_chance',
  'likely',
  'very_likely',
  'almost_certain',
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];
export const CONFIDENCES = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** STANAG 2511: reliability of a source, credibility of one piece of information. F and 6: cannot be judged. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Letter = (typeof RELIABILITIES)[number];
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Grade = (typeof CREDIBILITIES)[number];

export const IDENTITY_MARKS = ['same', 'maybe', 'different'] as const;
export type IdentityMark = (typeof IDENTITY_MARKS)[number];

export const DERIVATION_KINDS = ['repost_of', 'translation_of', 'quotes', 'cites', 'wire_copy_of'] as const;
export type DerivationKind = (typeof DERIVATION_KINDS)[number];
/** These carry the other text's words: whoever speaks there is who speaks here. */
export const CARRYING_KINDS: readonly DerivationKind[] = ['repost_of', 'translation_of', 'wire_copy_of'];
export const DERIVATION_METHODS = ['explicit', 'implicit', 'similar', 'analyst'] as const;
export const DERIVATION_STATES = ['proposed', 'confirmed', 'dismissed'] as const;

/** How a person stands to a document: not yet opened, begun, finished. */
export const READING_STATES = ['new', 'begun', 'done'] as const;
export type ReadingState = (typeof READING_STATES)[number];
