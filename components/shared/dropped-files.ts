/** The files of a drop. Folders are walked where the component takes folders. */
export async function droppedFiles(data: DataTransfer, { walksFolders }: { walksFolders: boolean }): Promise<File[]> {
  if (!walksFolders) return [...data.files];
  // The entries must be asked for before the first await: the browser empties the drop after the event.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...data.files];
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const entries: FileSystemEntry[] = [];
  // A reader answers a part at a time, and an empty list at the end.
  for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) entries.push(...part);
  return (await Promise.all(entries.map(filesIn))).flat();
}

function readPart(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
