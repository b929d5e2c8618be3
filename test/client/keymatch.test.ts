import { KEYS } from '../../server/domain/keys.ts';
import { matches, type Stroke, signOf } from '../../views/client/keymatch.ts';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  altGraph: false,
  ...more,
});

describe('keys', () => {
  test('a Latin letter counts by what its cap says, wherever it lies', () => {
    expect(matches(stroke('q', { code: 'KeyA' }), 'q')).toBe(true);
    expect(matches(stroke('q', { code: 'KeyA' }), 'a')).toBe(false);
    expect(signOf(stroke('é', { code: 'Digit2' }))).toBe('é');
  });

  test('under an Arabic layout a letter counts by its place', () => {
    expect(matches(stroke('ؤ', { code: 'KeyC' }), 'c')).toBe(true);
    expect(matches(stroke('ز', { code: 'Period' }), '.')).toBe(true);
    expect(matches(stroke('>', { code: 'BracketLeft', shiftKey: true }), '{')).toBe(false);
    expect(matches(stroke('٤', { code: 'Digit4' }), '4')).toBe(true);
    expect(signOf(stroke('؟', { code: 'Slash', shiftKey: true }))).toBe('?');
  });

  test('a letter with a modifier that the table doesn’t name is someone else’s', () => {
    expect(matches(stroke('c', { ctrlKey: true }), 'c')).toBe(false);
    expect(matches(stroke('c', { metaKey: true }), 'c')).toBe(false);
    expect(matches(stroke('c', { altKey: true }), 'c')).toBe(false);
    expect(matches(stroke('C', { shiftKey: true }), 'c')).toBe(false);
    expect(matches(stroke('C', { shiftKey: true }), 'Shift+c')).toBe(true);
    expect(matches(stroke('C'), 'c')).toBe(true);
  });

  test('a sign counts however a layout makes it', () => {
    expect(matches(stroke('{', { shiftKey: true }), '{')).toBe(true);
    expect(matches(stroke('[', { ctrlKey: true, altKey: true, altGraph: true }), '[')).toBe(true);
    expect(matches(stroke('[', { ctrlKey: true }), '[')).toBe(false);
  });

  test('Meta stands for Ctrl, so that undo works on a Mac', () => {
    expect(matches(stroke('z', { metaKey: true }), 'Ctrl+z')).toBe(true);
    expect(matches(stroke('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+z')).toBe(false);
    expect(matches(stroke('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+z')).toBe(true);
  });

  test('on one kind of page no two actions share a key', () => {
    for (const where of ['lists', 'document'] as const) {
      const keys = KEYS.filter((key) => key.where === 'anywhere' || key.where === where).flatMap((key) => key.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
