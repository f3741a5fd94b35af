/** Pixels of the longer side: enough to know a face on a phone, a tenth of what the camera gives. */
const LONGEST = 640;
const QUALITY = 0.85;

/** A photo as small as it needs to be, upright, as JPEG. Rejects what the browser cannot show. */
export async function shrinkPhoto(file: Blob): Promise<File> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (small === null) throw new TypeError('The browser gave no picture');
  return new File([small], 'photo.jpg', { type: 'image/jpeg' });
}
