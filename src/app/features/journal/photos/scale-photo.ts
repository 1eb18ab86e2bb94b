import { err, ok, type Result } from '../../../../crdt/basics/result.ts';
import { pictureSize, pixelsOf, type PictureSize } from './picture-size.ts';

/** Why a file did not become a photo. */
export type PhotoRefusal = 'not-a-photo' | 'too-large';

/** A photo as it is kept: scaled, and drawn anew, so that nothing but the picture is in it. */
export interface ScaledPhoto {
  /** JPEG. */
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The longer side of a photo that is kept, in pixels: enough for a screen, small enough for years of them. */
const longestSide = 1_600;
/** Larger files are not read at all, bytes. */
const mostBytes = 60_000_000;
/** Larger pictures are not drawn, however small their file: four bytes of memory for each pixel. The cameras of phones stay below. */
const mostPixels = 110_000_000;
const format = { type: 'image/jpeg', quality: 0.85 } as const;

/**
 * Scales a photo on this device. It is drawn on a canvas and written anew, which leaves behind where and when it was taken,
 * with what, and whatever else a camera writes into a file.
 */
export async function scalePhoto(file: Blob): Promise<Result<ScaledPhoto, PhotoRefusal>> {
  if (file.size > mostBytes) return err('too-large');
  const size = await sizeOf(file);
  if (size === undefined) return err('not-a-photo');
  if (pixelsOf(size) > mostPixels) return err('too-large');
  const picture = await decoded(file);
  if (picture === undefined) return err('not-a-photo');
  try {
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    if (pen === null) return err('too-large');
    // Where a picture lets the ground through, paper is what it lies on.
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const written = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, format.type, format.quality);
    });
    if (written === null) return err('too-large');
    const bytes = new Uint8Array(await written.arrayBuffer());
    return ok({ bytes, width: canvas.width, height: canvas.height });
  } finally {
    picture.close();
  }
}

async function sizeOf(file: Blob): Promise<PictureSize | undefined> {
  try {
    return pictureSize(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // It is gone since it was chosen.
    return undefined;
  }
}

async function decoded(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file);
  } catch {
    // Whatever a browser cannot draw is no photo to us.
    return undefined;
  }
}
