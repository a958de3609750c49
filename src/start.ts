#!/usr/bin/env node
import { createRequire } from 'node:module';
import { keepCompiled } from './io/compiled.ts';

/** The file of the bundled command, put in by the build; its name holds the hash of all it is made of. */
declare const COMMAND: string;

keepCompiled(process.argv[2] ?? '', COMMAND);
createRequire(import.meta.url)(COMMAND);
