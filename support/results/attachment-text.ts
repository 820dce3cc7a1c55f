import { AttachmentContentEncoding, type Attachment } from '@cucumber/messages';

export function attachmentText({ body, contentEncoding }: Attachment): string {
  return contentEncoding === AttachmentContentEncoding.BASE64 ? Buffer.from(body, 'base64').toString('utf8') : body;
}
