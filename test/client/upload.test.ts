import { outcomeOf } from '../../views/client/upload.ts';

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
