import type { CoreV1Event } from '@kubernetes/client-node';

/**
 * Events in the order in which they came. The scheduler tells the time in microseconds, the kubelet in whole seconds: only the second can be compared.
 * Within a second the name decides, which ends in the nanosecond of the event's making.
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
