import { load } from '#app/platform/load.server.ts'

export const loader = load('public:visit', () => null)

export default function Start() {
  return <h1>Cubby</h1>
}
