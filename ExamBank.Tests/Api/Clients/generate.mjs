// What graphql-codegen makes of a schema and of operations on it: TypeScript.
import { readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const [schemaFile, operationsFile] = process.argv.slice(2);
console.log(await codegen({
  filename: 'types.ts',
  schema: parse(readFileSync(schemaFile, 'utf8')),
  documents: [{ location: operationsFile, document: parse(readFileSync(operationsFile, 'utf8')) }],
  config: { strictScalars: true, scalars: { DateTimeOffset: 'string', Decimal: 'number', Long: 'number' } },
  plugins: [{ typescript: {} }, { operations: {} }],
  pluginMap: { typescript, operations },
}));
