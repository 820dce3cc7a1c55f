import { AttachmentContentEncoding, type Attachment, type Envelope } from '@cucumber/messages';
import { WAITS } from '../../results/attachments';
import type { WaitRecord } from '../../wait/timeline';
import { attachmentText } from '../../results/attachment-text';
import { waitPicture } from './wait-picture';

const SLOWEST = 5;

export interface SlowestWaits {
  /** The longest wait comes first. */
  waits: WaitRecord[];
  /** The original messages. A picture of each of these waits follows its record. */
  messages: Envelope[];
}

/** The longest waits of a run, which are known only at its end. */
export function slowestWaits(messages: readonly Envelope[]): SlowestWaits {
  const all = messages.map((message) => ({ message, waits: waitsOf(message) }));
  const waits = all.flatMap((one) => one.waits).sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  const pictures = (attachment: Attachment, those: WaitRecord[]): Envelope[] => those.filter((wait) => waits.includes(wait)).map((wait) => ({ attachment: picture(attachment, wait) }));
  return { waits, messages: all.flatMap(({ message, waits: those }) => [message, ...(message.attachment ? pictures(message.attachment, those) : [])]) };
}

function waitsOf({ attachment }: Envelope): WaitRecord[] {
  return attachment?.fileName === WAITS ? (JSON.parse(attachmentText(attachment)) as WaitRecord[]) : [];
}

/** A picture of a wait, attached to the same step as the record. */
function picture(record: Attachment, wait: WaitRecord): Attachment {
  return { ...record, body: Buffer.from(waitPicture(wait).text).toString('base64'), contentEncoding: AttachmentContentEncoding.BASE64, mediaType: 'image/svg+xml', fileName: 'wait.svg' };
}
