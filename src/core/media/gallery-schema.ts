import { fileListApiSchema, imageApiSchema } from "../file-schema.ts";

const { additional_description: description, ...image } = imageApiSchema;

function item(title: string, kind: string, of: string): object {
  const caption = { anyOf: [{ type: "string" }, { type: "null" }], default: null, title: "Caption" };
  return { properties: { [kind]: { $ref: `#/$defs/${of}` }, caption }, required: [kind], title, type: "object" };
}

/** Pictures and videos in the API docs. */
export const galleryApiSchema = {
  $defs: {
    ...fileListApiSchema.$defs,
    GalleryImage: item("GalleryImage", "image", "ImageData"),
    GalleryVideo: item("GalleryVideo", "video", "FileData"),
    ImageData: { description, ...image },
  },
  items: { anyOf: [{ $ref: "#/$defs/GalleryImage" }, { $ref: "#/$defs/GalleryVideo" }] },
  title: "GalleryData",
  type: "array",
  additional_description: null,
};
