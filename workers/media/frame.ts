import type { PictureTrack } from './probe.server.ts'

type Size = { width: number; height: number }

/**
 * The size a track is shown at: pixels made square, turned upright, at most `long` × `short` either way round, never
 * enlarged, sides even (H.264 in 4:2:0 needs that; ITU-T H.264, 6.2).
 */
export function fitInside(picture: PictureTrack, long: number, short: number): Size {
  const stored = { width: picture.width * picture.pixelAspect, height: picture.height }
  const turned = picture.rotation % 180 === 90
  const width = turned ? stored.height : stored.width
  const height = turned ? stored.width : stored.height
  const scale = Math.min(1, long / Math.max(width, height), short / Math.min(width, height))
  return { width: even(width * scale), height: even(height * scale) }
}

/**
 * The ffmpeg filters from a track to `size`: ffmpeg turns it upright first by itself. HDR is brought into the range of ordinary
 * screens (BT.709, Hable's curve) where this ffmpeg can; otherwise it comes out pale.
 */
export function pictureFilter(picture: PictureTrack, size: Size, toneMaps: boolean): string {
  const scale = `scale=${size.width}:${size.height}:flags=bicubic,setsar=1`
  const hdr = picture.transfer === 'arib-std-b67' || picture.transfer === 'smpte2084'
  if (!hdr || !toneMaps) return `${scale},format=yuv420p`
  return [
    scale,
    `zscale=tin=${picture.transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=100`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
    'format=yuv420p',
  ].join(',')
}

function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2)
}
