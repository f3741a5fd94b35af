/** Hands a text to the browser to keep as a file. */
export function saveFile(name: string, type: string, text: string): void {
  keepFile(new File([text], name, { type }));
}

/** Hands a file to the browser to keep. */
export function keepFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
