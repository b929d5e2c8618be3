import busboy from 'busboy';
import type { Request } from 'express';
import { Invalid } from '../domain/errors.ts';
import { MAX_BYTES } from '../formats/read/index.ts';
import { expectFormToken } from './identify.ts';

/** A file as a form sent it. `tooLarge`: it was cut off, and is refused by name. */
export type Uploaded = { fileName: string; bytes: Uint8Array; tooLarge: boolean };

const FILES_AT_ONCE = 500;

/** Hands the files of a multipart form to `take`, one after the other as they arrive. */
export function eachFile(request: Request, take: (file: Uploaded) => void, most = MAX_BYTES): Promise<void> {
  return new Promise((resolve, reject) => {
    const form = openForm(request, most);
    let proof = request.get('x-form-token');
    form.on('field', (name, value) => {
      if (name === 'formToken') proof = value;
    });
    form.on('file', (_field, stream, { filename }) => {
      if (!isProven(request, proof, reject)) return stream.resume();
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const tooLarge = 'truncated' in stream && stream.truncated === true;
        if (filename)
          settle(reject, () =>
            take({
              fileName: safeName(filename),
              bytes: tooLarge ? new Uint8Array() : new Uint8Array(Buffer.concat(chunks)),
              tooLarge,
            }),
          );
      });
    });
    form.on('error', () => reject(new Invalid('The upload broke off or is not a form. Choose the files again.')));
    form.on('close', resolve);
    request.on('aborted', () => reject(new Invalid('The upload was interrupted. The files before it are in.')));
    request.pipe(form);
  });
}

function openForm(request: Request, most: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: most + 1, files: FILES_AT_ONCE, fields: 20 },
    });
  } catch {
    throw new Invalid('This is not a file upload. Choose files in the form.');
  }
}

/** What fails in here has to reach whoever waits: nobody else catches what is thrown while a stream is read. */
function settle(reject: (error: unknown) => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    reject(error);
  }
}

/** The proof stands in the form before its files, so that nothing is taken in without it. */
function isProven(request: Request, proof: string | undefined, reject: (error: unknown) => void): boolean {
  try {
    expectFormToken(request, proof);
    return true;
  } catch (error) {
    reject(error);
    return false;
  }
}

/** The last part of a path, without control characters, at most 200 characters. */
const safeName = (name: string): string =>
  (
    name
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  ).slice(0, 200) || 'unnamed';
