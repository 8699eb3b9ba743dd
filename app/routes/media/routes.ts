import type { Area } from '#app/routes.ts'

/** Sending files in parts, and files themselves: machines and `<img>` ask here, no page surrounds them. */
export const mediaRoutes: Area = {
  layout: null,
  routes: [
    { path: 'media/uploads', file: 'routes/media/uploads.ts' },
    { path: 'media/uploads/whole', file: 'routes/media/whole-upload.ts' },
    { path: 'media/uploads/:uploadId', file: 'routes/media/upload.ts' },
    { path: 'media/uploads/:uploadId/done', file: 'routes/media/upload-done.ts' },
    { path: 'media/uploads/:uploadId/:part', file: 'routes/media/upload-part.ts' },
    { path: 'media/:mediaId/:variant', file: 'routes/media/file.ts' },
  ],
}
