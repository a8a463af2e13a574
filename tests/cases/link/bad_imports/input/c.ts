import x from '';
import y from '../../../..';
import z from './c';
export * from './c';
