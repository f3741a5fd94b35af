import { Module } from '@nestjs/common';
import { DiskFileStore } from './disk-file-store.js';
import { FileStore } from './file-store.js';
import { FileSweep } from './file-sweep.js';
import { PersonPhotos } from './person-photos.js';
import { PhotosController } from './photos.controller.js';

@Module({
  controllers: [PhotosController],
  providers: [{ provide: FileStore, useClass: DiskFileStore }, PersonPhotos, FileSweep],
  exports: [FileStore],
})
export class FilesModule {}
