import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the project, by its path from the project's folder. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** The files under some folders whose names end in a certain way; folders that are not there have none. */
export function sourceFiles(folders: readonly string[], ending: RegExp): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    filesUnder(folder)
      .filter((file) => ending.test(file))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') })),
  );
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
