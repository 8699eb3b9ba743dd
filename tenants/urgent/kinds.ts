/** What calls on people: the call itself, and the same once more. */
export const callKinds = ['urgent.call', 'urgent.again'] as const
/** What people are told of a call. */
export const urgentKinds = [...callKinds, 'urgent.clear'] as const
export type UrgentKind = (typeof urgentKinds)[number]

/** The job that tells everybody concerned; it lives in `app/platform/urgent`. */
export const tellJob = 'urgent.tell'
/** The job that adds whoever has joined while a call is open; it lives there as well. */
export const joinJob = 'urgent.join'
