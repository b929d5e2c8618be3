import { outcomeOf, sizeWords } from '../../views/client/upload.ts';

describe('the answer to an upload', () => {
  test('is a success only where every file in it is', () => {
    expect(outcomeOf(201, '{"results":[{"name":"a.txt","ok":true}]}').ok).toBe(true);
    expect(outcomeOf(200, '{"results":[{"name":"a.txt","ok":true},{"name":"b.txt","ok":false}]}').ok).toBe(false);
  });

  test('says the server’s words, or its status where there are none', () => {
    expect(outcomeOf(413, '{"error":"That is too much."}').error).toBe('That is too much.');
    expect(outcomeOf(502, '<html>').error).toBe('The server answered 502.');
  });
});

test('the size of a file is said as it is', () => {
  expect([0, 1, 999, 1400, 999_500, 20_000_000].map(sizeWords)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 kB',
    '1.0 MB',
    '20.0 MB',
  ]);
});
