"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    return new (P || (P = Promise))(function (resolve, reject) {
        function step(result) { result.done ? resolve(result.value) : P.resolve(result.value).then(step, reject); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.Kiln = void 0;
const axios_1 = __importDefault(require("axios"));
class Kiln {
    constructor(base) {
        this.base = base || 'https://kiln.example.com';
    }
    urlOf(path) {
        return __awaiter(this, void 0, void 0, function* () {
            return `${this.base}/v1${path}`;
        });
    }
    get(path) {
        return __awaiter(this, void 0, void 0, function* () {
            const url = yield this.urlOf(path);
            const { data } = yield axios_1.default.get(url);
            return data;
        });
    }
    batches() {
        return __awaiter(this, void 0, void 0, function* () {
            return yield this.get('/batches');
        });
    }
    fire(batch) {
        return __awaiter(this, void 0, void 0, function* () {
            yield axios_1.default.post(`${this.base}/batches/${batch.id}/fire`);
        });
    }
}
exports.Kiln = Kiln;
