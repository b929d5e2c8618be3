/** One key and what it does. `keys` are `event.key` names; where a letter isn't Latin, `event.code` counts. */
export type Key = {
  action: string;
  keys: readonly string[];
  shown: readonly string[];
  says: string;
  where: 'anywhere' | 'lists' | 'document';
  group: string;
};

const key = (where: Key['where'], group: string, action: string, keys: string, says: string, shown = keys): Key => ({
  action,
  keys: keys.split(' '),
  shown: shown.split(' '),
  says,
  where,
  group,
});

/** Every key of the program: the bindings, the list under “?”, and the strip at the foot all come from here. */
export const KEYS: readonly Key[] = [
  key('anywhere', 'Anywhere', 'find', '/', 'find in the text or the list'),
  key('anywhere', 'Anywhere', 'goDocuments', 'gd', 'documents', 'g d'),
  key('anywhere', 'Anywhere', 'goSources', 'gs', 'sources', 'g s'),
  key('anywhere', 'Anywhere', 'goExport', 'ge', 'export', 'g e'),
  key('anywhere', 'Anywhere', 'goTrash', 'gt', 'trash', 'g t'),
  key('anywhere', 'Anywhere', 'guidelines', 'u', 'guidelines', 'U'),
  key('anywhere', 'Anywhere', 'help', '?', 'this list'),
  key('anywhere', 'Anywhere', 'escape', 'Escape', 'close, clear, step back', 'Esc'),
  key('anywhere', 'Anywhere', 'undo', 'Ctrl+z', 'undo', 'Ctrl Z'),
  key('anywhere', 'Anywhere', 'redo', 'Ctrl+Shift+z Ctrl+y', 'redo', 'Ctrl ⇧Z'),
  key('lists', 'Lists', 'rowNext', 'j', 'next row', 'J'),
  key('lists', 'Lists', 'rowPrevious', 'k', 'previous row', 'K'),
  key('lists', 'Lists', 'rowOpen', 'Enter', 'open', '↵'),
  key('lists', 'Lists', 'import', 'i', 'import', 'I'),
  key('document', 'Move', 'markNext', 'j', 'next mark', 'J'),
  key('document', 'Move', 'markPrevious', 'k', 'previous mark', 'K'),
  key('document', 'Move', 'blockPrevious', '{', 'paragraph up'),
  key('document', 'Move', 'blockNext', '}', 'paragraph down'),
  key('document', 'Move', 'documentPrevious', '[', 'previous document'),
  key('document', 'Move', 'documentNext', ']', 'next document'),
  key('document', 'Move', 'chainIn', '.', 'chain: towards the origin'),
  key('document', 'Move', 'chainOut', ',', 'chain: back'),
  key('document', 'Move', 'view', 'd', 'show all, claims, attributions, text only', 'D'),
  key('document', 'Move', 'inspect', 'Enter', 'open the inspector', '↵'),
  key('document', 'Select', 'wordCursor', 'w', 'word cursor on; arrows move, ⇧ extends', 'W'),
  key('document', 'Select', 'sentence', 'v', 'select the sentence', 'V'),
  key('document', 'Mark', 'claim', 'c', 'claim', 'C'),
  key('document', 'Mark', 'addClaimPiece', 'Shift+c', 'another piece of the selected claim', '⇧C'),
  key('document', 'Mark', 'attribution', 'a', 'attribution, its parts proposed; Enter accepts', 'A'),
  key('document', 'Mark', 'source', 's', 'source; with nothing selected, choose who it is', 'S'),
  key('document', 'Mark', 'sourceAgain', 'Shift+s', 'the last source again', '⇧S'),
  key('document', 'Mark', 'cue', 'q', 'cue', 'Q'),
  key('document', 'Mark', 'content', 't', 'content', 'T'),
  key('document', 'Mark', 'recipient', 'f', 'recipient: “told Reuters” makes the outer step', 'F'),
  key('document', 'Connect', 'sources', 'z', 'these words source the selected mark', 'Z'),
  key('document', 'Connect', 'continue', 'h', 'he added: continue the last attribution', 'H'),
  key('document', 'Connect', 'stretch', 'p', 'speaker stretch: the attribution covers these paragraphs', 'P'),
  key('document', 'Connect', 'repost', 'r', 'reposted passage', 'R'),
  key('document', 'Change', 'note', 'n', 'note', 'N'),
  key('document', 'Change', 'editSpan', 'e', 'edit the ends of a piece: arrows move the end, ⇧ the start', 'E'),
  key('document', 'Change', 'nudgeEndBack', 'Alt+ArrowLeft', 'end of the piece one word left', 'Alt ←'),
  key('document', 'Change', 'nudgeEndOn', 'Alt+ArrowRight', 'end of the piece one word right', 'Alt →'),
  key('document', 'Change', 'nudgeStartBack', 'Alt+Shift+ArrowLeft', 'start of the piece one word left', 'Alt ⇧←'),
  key('document', 'Change', 'nudgeStartOn', 'Alt+Shift+ArrowRight', 'start of the piece one word right', 'Alt ⇧→'),
  key('document', 'Change', 'delete', 'Delete Backspace', 'delete the mark', 'Del'),
  key('document', 'Change', 'done', 'o', 'finished reading, or not', 'O'),
];
