// What to say when a run cannot be made: a title, and what the person can do. In: a failure's code. Plain words only.

import type { FailureCode } from "../engine_api.js";

export interface Message {
  title: string;
  advice: string;
}

export const failureMessages: Readonly<Record<FailureCode, Message>> = {
  "not-an-archive": {
    title: "This file is not an archive repodoc can read",
    advice: "Choose a .zip, .tar, .tar.gz or .tgz file. Other kinds (7z, rar, tar.xz) have to be unpacked first; then drop the folder.",
  },
  truncated: {
    title: "The archive ends too early",
    advice: "It was probably cut off while it was copied or downloaded. Fetch it once more and try again.",
  },
  encrypted: {
    title: "The archive is protected by a password",
    advice: "Unpack it with its password and drop the folder, or make an archive without one.",
  },
  empty: {
    title: "There are no files in there",
    advice: "Drop the folder that holds the repository's files. Shortcuts and links to folders are not followed by browsers.",
  },
  "nothing-to-document": {
    title: "Nothing in there can be documented",
    advice: "Every file was left out; the reasons are listed below. Options can change that: switch .gitignore off, raise the size limit, or check the include and exclude patterns.",
  },
  unreadable: {
    title: "The browser could not read this",
    advice: "The files may have been moved, renamed or locked since they were chosen. Choose them once more. Browsers also refuse some folders as a whole, such as the home folder or Downloads: pick a folder inside.",
  },
  engine: {
    title: "The engine could not start",
    advice: "repodoc needs WebAssembly and Web Workers. Use a current Firefox, Chrome, Edge or Safari, without blocking either for this page.",
  },
  reload: {
    title: "This page is older than its engine",
    advice: "Reload the page to get both in the same version, then drop the repository again.",
  },
  unknown: {
    title: "This did not work",
    advice: "Try once more. If it happens again, the details below help whoever looks into it.",
  },
};
