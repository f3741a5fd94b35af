import { client } from '../../api/client.js';
import { AttachmentList } from '../../inbox/conversation/attachment-list.js';

/** Photos and papers of the matter. */
export function MatterPhotos({ matterId }: { matterId: string }) {
  return (
    <AttachmentList
      source={{
        key: ['matterPhotos', matterId],
        list: (signal) => client.matterPhotos.list({ params: { id: matterId }, signal }),
        add: (file) => client.matterPhotos.add({ params: { id: matterId }, body: { file } }),
        remove: (photoId) => client.matterPhotos.remove({ params: { id: matterId, photoId } }),
        urlOf: (photoId) => `/api/v1/matters/${matterId}/photos/${photoId}`,
        shownIn: [],
      }}
    />
  );
}
