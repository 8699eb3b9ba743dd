import { load } from '#app/platform/load.server.ts'

export const loader = load('albums:view', () => null)

export default function Feed() {
  return <h1>Albums</h1>
}
