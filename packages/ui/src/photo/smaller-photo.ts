/** Pixels of the longer side: enough to read a notice on a wall, a tenth of what the camera gives. */
const LONGEST = 2_000;
const QUALITY = 0.85;
/** Bytes up to which a photo goes as it is. */
const SMALL = 500_000;

interface PhotoOptions {
  /** Drawn anew however small it is, so that what a camera writes into a photo, its place among it, stays behind. */
  bare?: boolean;
}

/** A photo as small as it needs to be on a village’s line; what is no photo, or unknown to the browser, as it is. */
export async function smallerPhoto(file: File, { bare = false }: PhotoOptions = {}): Promise<File> {
  const redrawn = bare && file.type === 'image/jpeg';
  if (!file.type.startsWith('image/') || (file.size <= SMALL && !redrawn)) return file;
  const picture = await createImageBitmap(file).catch((error: unknown) => {
    // The server tells by the content what it is, and says so.
    if (error instanceof DOMException) return null;
    throw error;
  });
  if (picture === null) return file;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (small === null || (small.size >= file.size && !redrawn)) return file;
  return new File([small], file.name, { type: 'image/jpeg' });
}
