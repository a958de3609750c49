import { SCHEMA_FILE } from './config-text.ts';
import type { NewFile } from './file.ts';

/** Settings of the editor: the config is checked while it is typed, and tables are not torn apart. */
export function editorFiles(schema: Readonly<Record<string, unknown>>): readonly NewFile[] {
  const settings = {
    'yaml.schemas': { [`./${SCHEMA_FILE}`]: ['sixfold.config.yaml'] },
    '[markdown]': { 'editor.wordWrap': 'on', 'files.trimTrailingWhitespace': false },
    'files.eol': '\n',
    'files.insertFinalNewline': true,
  };
  return [
    json('.vscode/settings.json', settings),
    json('.vscode/extensions.json', { recommendations: ['redhat.vscode-yaml'] }),
    json(SCHEMA_FILE, schema),
  ];
}

function json(path: string, value: unknown): NewFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}
