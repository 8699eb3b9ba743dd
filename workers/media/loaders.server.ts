import sharp from 'sharp'
import { drawElsewhere } from '#tenants/files/drawn-mark.server.ts'

// Both hold for the whole process. Blocking closes the loaders that parse text or seldom-tested formats (SVG, PDF, TIFF,
// ImageMagick …) even if sniffing were fooled; without the cache no child's picture stays in memory after its job.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map(format => `VipsForeignLoad${format}Buffer`),
})
drawElsewhere()
sharp.cache(false)
