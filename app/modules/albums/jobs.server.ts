import type { School } from '#tenants/school.server.ts'
import { emptyBinOf } from './bin.server.ts'
import { releaseAlbum } from './publication.server.ts'

export const release = (school: School, { albumId }: { albumId: string }) => releaseAlbum(school, albumId)
export const emptyBin = (school: School) => emptyBinOf(school)
