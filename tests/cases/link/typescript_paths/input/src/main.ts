import { Square, unit } from '@lib/index';
import * as shapes from './lib/shapes.js';
import fs from 'node:fs';
import _ from 'lodash';

const square = new Square(2);
square.twice();
unit();
shapes.default();
fs.readFileSync('x');
