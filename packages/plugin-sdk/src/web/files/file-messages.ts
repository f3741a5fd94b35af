import { defineMessages } from '@yige/ui';

export const fileMessages = defineMessages({
  'zh-CN': {
    choose: '选文件',
    camera: '拍照',
    kinds: '{kinds}，每个最大 {largest} MB。照片里的拍摄时间、地点不上传。',
    sending: '正在上传 {name}',
    added: '{name} 加上了',
    failed: '没有传上去',
    tooLarge: '文件太大，最大 {largest} MB',
    offline: '网络断了，没有传上去',
    again: '再传一次',
    open: '打开 {name}',
    download: '下载 {name}',
    size: '{size} KB',
  },
  en: {
    choose: 'Choose a file',
    camera: 'Take a photo',
    kinds: '{kinds}, {largest} MB each. When and where a photo was taken is not sent.',
    sending: 'Uploading {name}',
    added: '{name} was added',
    failed: 'It did not go through',
    tooLarge: 'The file is too large: {largest} MB at most',
    offline: 'The network was interrupted, and it did not go through',
    again: 'Send it again',
    open: 'Open {name}',
    download: 'Download {name}',
    size: '{size} KB',
  },
});
