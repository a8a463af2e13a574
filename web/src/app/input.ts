// What was dropped or chosen -> RunInput. Takes everything out of the event at once: the browser empties it when the
// handler returns. Decides folder or archive; reads nothing.

import type { DroppedItem, RunInput } from "./engine_api.js";

type ItemWithHandle = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

export function inputOfDrop(transfer: DataTransfer): RunInput | null {
  const items: DroppedItem[] = [];
  let isFolder = false;
  let name = "";
  for (const item of Array.from(transfer.items)) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry?.() ?? null;
    const file = item.getAsFile();
    const handle = (item as ItemWithHandle).getAsFileSystemHandle?.() ?? null;
    handle?.catch(() => undefined); // asked for by the engine only if it needs it
    isFolder ||= entry?.isDirectory === true;
    name ||= entry?.name ?? file?.name ?? "";
    items.push({ entry, handle, file });
  }
  if (items.length === 0) return null;
  const only = items.length === 1 ? items[0] : undefined;
  if (only?.file && !isFolder && looksLikeArchive(only.file.name)) return inputOfArchive(only.file);
  return { kind: "drop", name: items.length === 1 ? name : "", items };
}

export function inputOfArchive(file: File): RunInput {
  return { kind: "archive", name: archiveStem(file.name), file };
}

export function inputOfFiles(files: FileList): RunInput | null {
  const list = Array.from(files);
  const first = list[0];
  if (!first) return null;
  return { kind: "files", name: first.webkitRelativePath.split("/")[0] ?? "", files: list };
}

const archiveEnding = /\.(zip|tar|tar\.gz|tgz|whl|jar|nupkg|vsix|apk)$/i;

export function looksLikeArchive(name: string): boolean {
  return archiveEnding.test(name);
}

// "pytorch-1.13.1.tar.gz" -> "pytorch-1.13.1"
export function archiveStem(name: string): string {
  return name.replace(archiveEnding, "") || name;
}

type DirectoryPicker = (options: { id: string; mode: "read" }) => Promise<FileSystemDirectoryHandle>;

// null: the person changed their mind. undefined: this browser has no such picker; a file input has to do.
export async function pickDirectory(): Promise<RunInput | null | undefined> {
  const picker = (window as unknown as { showDirectoryPicker?: DirectoryPicker }).showDirectoryPicker;
  if (!picker) return undefined;
  try {
    const handle = await picker.call(window, { id: "repository", mode: "read" });
    return { kind: "directory", name: handle.name, handle };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    return undefined;
  }
}
