import type { CoreV1Event } from '@kubernetes/client-node';

/**
 * Sorts events by time. The scheduler reports microseconds, the kubelet whole seconds: only seconds can be compared. Within a second the name
 * decides, because it ends with the event's nanosecond.
 * Source: client-go's tools/record/event.go and tools/events/event_recorder.go.
 */
export function inOrder(events: readonly CoreV1Event[]): CoreV1Event[] {
  return [...events].sort((a, b) => secondOf(a) - secondOf(b) || nameOf(a).localeCompare(nameOf(b)));
}

function secondOf({ firstTimestamp, eventTime, metadata }: CoreV1Event): number {
  return Math.floor(new Date(firstTimestamp ?? eventTime ?? metadata.creationTimestamp ?? 0).getTime() / 1000);
}

function nameOf({ metadata }: CoreV1Event): string {
  return metadata.name ?? '';
}
