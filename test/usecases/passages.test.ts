import { describe, expect, test } from '@jest/globals';
import { passageOf } from '../../server/usecases/passages.ts';
import { aClaim, aDocument, anAttribution, aWorkspace } from '../support/builders.ts';

/** The stretches that show a mention of these words, as text. */
function shown(text: string, says: string, source?: string): string[] {
  const context = aWorkspace();
  const document = aDocument(context, text);
  const attributions = source ? [anAttribution(context, document, { source, content: says })] : [];
  return passageOf(text, [], aClaim(context, document, says), attributions).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe('a mention is shown', () => {
  test('in its sentence', () => {
    expect(shown('The quay is shut. Gen. Amal saw the fire begin. Nobody left.', 'the fire begin')).toEqual([
      'Gen. Amal saw the fire begin.',
    ]);
  });

  test('with its source from another paragraph, apart', () => {
    const text = 'A dockworker spoke to us.\n\nHe was tired.\n\nThe fire began at nine.';
    expect(shown(text, 'The fire began at nine', 'A dockworker')).toEqual([
      'A dockworker spoke to us.',
      'The fire began at nine.',
    ]);
  });

  test('from the first of its sentences to the last', () => {
    const text = 'It began at nine. It ended at ten. Nobody left.';
    expect(shown(text, 'at nine. It ended')).toEqual(['It began at nine. It ended at ten.']);
  });

  test('in Arabic', () => {
    const text = 'أُغلق المرفأ. قالت مصادر إن الحريق بدأ. ولم يصب أحد.';
    expect(shown(text, 'الحريق بدأ')).toEqual(['قالت مصادر إن الحريق بدأ.']);
  });

  test('cut between words where its sentence has no end', () => {
    const text = `${'word 😀 '.repeat(400)}the fire began ${'word 😀 '.repeat(400)}`;
    const [passage = ''] = shown(text, 'the fire began');
    expect(passage).toContain('the fire began');
    expect(passage.length).toBeLessThan(700);
    expect(passage).toMatch(/^\s?(?:word|😀) /u);
    expect(passage.isWellFormed()).toBe(true);
  });
});
