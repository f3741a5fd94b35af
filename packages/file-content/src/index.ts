export { type FileKind, HEAD, isWhole, kindOf, type PictureKind, TAIL } from './file-kind.js';
export { type Image, type ImageFault, imageOf, WIDEST } from './image.js';
