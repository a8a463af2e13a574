// The command line and the configuration file, as options. In: argv. Out: options, or a UsageError that says what is
// wrong. Touches nothing but the configuration file.

import * as fs from "node:fs";

import { defaultOptions, type RunOptions } from "../src/engine/run.js";

export const usage = `Usage: repodoc <folder | .zip | .tar | .tar.gz> -o <folder | file.zip> [options]

  -o, --output PATH            where the documentation goes: a folder, or a .zip (.html with --format offline)
  --format md|site|offline     Markdown tree (default), static HTML site, one offline HTML file
  --data tags,symbols,...|all  machine-readable exports, written to data/
  --include GLOB               document only what matches (gitignore syntax; may be repeated)
  --exclude GLOB               leave out what matches (may be repeated)
  --no-gitignore               do not leave out what git ignores
  --max-file-size BYTES        leave out larger files (default ${defaultOptions.maxFileSize})
  --name NAME                  name of the repository (default: that of the folder or archive)
  --source-url URL             link to sources there, instead of relative paths
  --config FILE                the same options as JSON: {"exclude": ["*.min.js"], "data": ["all"]}
  --jobs N                     engines at work (default: as many as cores, at most 8)
  --cache DIR                  keep facts of unchanged files between runs
  --quiet                      errors only
  --progress json              progress as one JSON object a line
  --strict                     exit with 3 if something was reported
  --help, --version

Exit codes: 0 done; 1 it could not be done; 2 wrong usage; 3 --strict and something was reported.
`;

export type Format = "md" | "site" | "offline";

export interface Arguments {
  input: string;
  output: string;
  format: Format;
  data: string[];
  run: RunOptions;
  jobs: number; // 0: as many as cores
  cache: string; // "": none
  quiet: boolean;
  progress: "text" | "json";
  strict: boolean;
}

export class UsageError extends Error {
  override name = "UsageError";
}

const withValue = new Set([
  "output", "format", "data", "include", "exclude", "max-file-size", "name", "source-url", "config", "jobs", "cache",
  "progress",
]);
const flags = new Set(["no-gitignore", "quiet", "strict"]);

export function parseArguments(argv: readonly string[]): Arguments {
  const given: [string, string][] = [];
  const inputs: string[] = [];
  for (let i = 0; i < argv.length; ++i) {
    const argument = argv[i]!;
    if (argument === "--") {
      inputs.push(...argv.slice(i + 1));
      break;
    }
    if (argument === "-" || !argument.startsWith("-")) {
      inputs.push(argument);
      continue;
    }
    const equals = argument.startsWith("--") ? argument.indexOf("=") : -1;
    const spelled = equals < 0 ? argument : argument.slice(0, equals);
    const name = spelled === "-o" ? "output" : spelled.startsWith("--") ? spelled.slice(2) : "";
    if (flags.has(name) && equals < 0) {
      given.push([name, "true"]);
    } else if (withValue.has(name)) {
      const value = equals < 0 ? argv[++i] : argument.slice(equals + 1);
      if (value === undefined) throw new UsageError(`${spelled} needs a value.`);
      given.push([name, value]);
    } else {
      throw new UsageError(`There is no option ${spelled}.`);
    }
  }
  if (inputs.length !== 1) throw new UsageError(inputs.length === 0 ? "No folder or archive is named." : "Only one folder or archive can be named.");
  const result: Arguments = {
    input: inputs[0]!, output: "", format: "md", data: [], run: { ...defaultOptions, include: [], exclude: [] }, jobs: 0,
    cache: "", quiet: false, progress: "text", strict: false,
  };
  const config = given.filter(([name]) => name === "config").map(([, value]) => value);
  for (const file of config) for (const [name, value] of readConfig(file)) apply(result, name, value);
  for (const [name, value] of given) if (name !== "config") apply(result, name, value);
  if (result.output === "") throw new UsageError("-o says where the documentation goes.");
  return result;
}

// {"maxFileSize": 1000, "include": ["a", "b"]} as the options of the command line.
function readConfig(file: string): [string, string][] {
  let json: unknown;
  try {
    json = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new UsageError(`${file} is not a JSON object.`);
  const options: [string, string][] = [];
  for (const [key, value] of Object.entries(json)) {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (name === "gitignore") {
      if (value === false) options.push(["no-gitignore", "true"]);
    } else if (name === "config" || !(withValue.has(name) || flags.has(name))) {
      throw new UsageError(`${file}: there is no option ${JSON.stringify(key)}.`);
    } else if (flags.has(name)) {
      if (value === true) options.push([name, "true"]);
    } else {
      for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof item !== "string" && typeof item !== "number") throw new UsageError(`${file}: ${JSON.stringify(key)} must be text, a number or a list.`);
        options.push([name, String(item)]);
      }
    }
  }
  return options;
}

function apply(result: Arguments, name: string, value: string): void {
  switch (name) {
    case "output": result.output = value; break;
    case "format":
      if (value !== "md" && value !== "site" && value !== "offline") throw new UsageError(`--format is md, site or offline, not ${value}.`);
      result.format = value;
      break;
    case "data": result.data.push(...value.split(",").map((item) => item.trim()).filter((item) => item !== "")); break;
    case "include": result.run.include.push(value); break;
    case "exclude": result.run.exclude.push(value); break;
    case "no-gitignore": result.run.gitignore = false; break;
    case "max-file-size": result.run.maxFileSize = wholeNumber(name, value, 0); break;
    case "name": result.run.name = value; break;
    case "source-url":
      if (!/^https?:\/\//.test(value)) throw new UsageError(`--source-url begins with http:// or https://, not ${JSON.stringify(value)}.`);
      result.run.sourceUrl = value;
      break;
    case "jobs": result.jobs = wholeNumber(name, value, 1); break;
    case "cache": result.cache = value; break;
    case "quiet": result.quiet = true; break;
    case "strict": result.strict = true; break;
    case "progress":
      if (value !== "json" && value !== "text") throw new UsageError(`--progress is json or text, not ${value}.`);
      result.progress = value;
      break;
  }
}

function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
    throw new UsageError(`--${name} is a whole number from ${least}, not ${JSON.stringify(value)}.`);
  }
  return number;
}
