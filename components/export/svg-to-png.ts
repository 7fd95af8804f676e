export interface PngOptions {
  document: Document;
  /** Size of the drawing in CSS pixels. */
  width: number;
  height: number;
  /** Pixels of the image to one of the drawing. */
  scale: number;
}

/** Draws a standalone SVG as a PNG; throws `no image: …` where the browser cannot. */
export async function svgToPng(svg: string, {document, width, height, scale}: PngOptions): Promise<Blob> {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error(`no image: ${canvas.width} × ${canvas.height}`);
  // Some browsers decode the typefaces of an image only once it is drawn, so the first of two drawings is thrown away.
  for (let times = 0; times < 2; times++) {
    const image = await load(document, source);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`no image: ${canvas.width} × ${canvas.height}`));
    }, "image/png");
  });
}

async function load(document: Document, source: string): Promise<HTMLImageElement> {
  const image = document.createElement("img");
  image.src = source;
  await image.decode().catch((error: unknown) => {
    throw new Error("no image: the browser does not draw it", {cause: error});
  });
  return image;
}
