export const id = 3488;

export const ids = [ 3488 ];

export const modules = {
9002: (module, __unused_webpack_exports, __webpack_require__) => {
const packageJson = __webpack_require__(2822);
module.exports = {
version: packageJson.version
};
},
17911: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$g: () => ArtifactServiceClientJSON,
j1: () => Int64Value,
hU: () => StringValue,
Dc: () => Timestamp
});
var commonjs = __webpack_require__(68886);
class Timestamp$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.Timestamp", [ {
no: 1,
name: "seconds",
kind: "scalar",
T: 3
}, {
no: 2,
name: "nanos",
kind: "scalar",
T: 5
} ]);
}
now() {
const msg = this.create();
const ms = Date.now();
msg.seconds = commonjs.PbLong.from(Math.floor(ms / 1e3)).toString();
msg.nanos = ms % 1e3 * 1e6;
return msg;
}
toDate(message) {
return new Date(commonjs.PbLong.from(message.seconds).toNumber() * 1e3 + Math.ceil(message.nanos / 1e6));
}
fromDate(date) {
const msg = this.create();
const ms = date.getTime();
msg.seconds = commonjs.PbLong.from(Math.floor(ms / 1e3)).toString();
msg.nanos = ms % 1e3 * 1e6;
return msg;
}
internalJsonWrite(message, options) {
let ms = commonjs.PbLong.from(message.seconds).toNumber() * 1e3;
if (ms < Date.parse("0001-01-01T00:00:00Z") || ms > Date.parse("9999-12-31T23:59:59Z")) throw new Error("Unable to encode Timestamp to JSON. Must be from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z inclusive.");
if (message.nanos < 0) throw new Error("Unable to encode invalid Timestamp to JSON. Nanos must not be negative.");
let z = "Z";
if (message.nanos > 0) {
let nanosStr = (message.nanos + 1e9).toString().substring(1);
if (nanosStr.substring(3) === "000000") z = "." + nanosStr.substring(0, 3) + "Z"; else if (nanosStr.substring(6) === "000") z = "." + nanosStr.substring(0, 6) + "Z"; else z = "." + nanosStr + "Z";
}
return new Date(ms).toISOString().replace(".000Z", z);
}
internalJsonRead(json, options, target) {
if (typeof json !== "string") throw new Error("Unable to parse Timestamp from JSON " + (0, 
commonjs.typeofJsonValue)(json) + ".");
let matches = json.match(/^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|\.([0-9]{3,9})Z|([+-][0-9][0-9]:[0-9][0-9]))$/);
if (!matches) throw new Error("Unable to parse Timestamp from JSON. Invalid format.");
let ms = Date.parse(matches[1] + "-" + matches[2] + "-" + matches[3] + "T" + matches[4] + ":" + matches[5] + ":" + matches[6] + (matches[8] ? matches[8] : "Z"));
if (Number.isNaN(ms)) throw new Error("Unable to parse Timestamp from JSON. Invalid value.");
if (ms < Date.parse("0001-01-01T00:00:00Z") || ms > Date.parse("9999-12-31T23:59:59Z")) throw new globalThis.Error("Unable to parse Timestamp from JSON. Must be from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z inclusive.");
if (!target) target = this.create();
target.seconds = commonjs.PbLong.from(ms / 1e3).toString();
target.nanos = 0;
if (matches[7]) target.nanos = parseInt("1" + matches[7] + "0".repeat(9 - matches[7].length)) - 1e9;
return target;
}
create(value) {
const message = {
seconds: "0",
nanos: 0
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.seconds = reader.int64().toString();
break;

case 2:
message.nanos = reader.int32();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.seconds !== "0") writer.tag(1, commonjs.WireType.Varint).int64(message.seconds);
if (message.nanos !== 0) writer.tag(2, commonjs.WireType.Varint).int32(message.nanos);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const Timestamp = new Timestamp$Type;
class DoubleValue$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.DoubleValue", [ {
no: 1,
name: "value",
kind: "scalar",
T: 1
} ]);
}
internalJsonWrite(message, options) {
return this.refJsonWriter.scalar(2, message.value, "value", false, true);
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, 1, void 0, "value");
return target;
}
create(value) {
const message = {
value: 0
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.double();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== 0) writer.tag(1, commonjs.WireType.Bit64).double(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
new DoubleValue$Type;
class FloatValue$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.FloatValue", [ {
no: 1,
name: "value",
kind: "scalar",
T: 2
} ]);
}
internalJsonWrite(message, options) {
return this.refJsonWriter.scalar(1, message.value, "value", false, true);
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, 1, void 0, "value");
return target;
}
create(value) {
const message = {
value: 0
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.float();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== 0) writer.tag(1, commonjs.WireType.Bit32).float(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
new FloatValue$Type;
class Int64Value$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.Int64Value", [ {
no: 1,
name: "value",
kind: "scalar",
T: 3
} ]);
}
internalJsonWrite(message, options) {
return this.refJsonWriter.scalar(commonjs.ScalarType.INT64, message.value, "value", false, true);
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, commonjs.ScalarType.INT64, commonjs.LongType.STRING, "value");
return target;
}
create(value) {
const message = {
value: "0"
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.int64().toString();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== "0") writer.tag(1, commonjs.WireType.Varint).int64(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const Int64Value = new Int64Value$Type;
class UInt64Value$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.UInt64Value", [ {
no: 1,
name: "value",
kind: "scalar",
T: 4
} ]);
}
internalJsonWrite(message, options) {
return this.refJsonWriter.scalar(commonjs.ScalarType.UINT64, message.value, "value", false, true);
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, commonjs.ScalarType.UINT64, commonjs.LongType.STRING, "value");
return target;
}
create(value) {
const message = {
value: "0"
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.uint64().toString();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== "0") writer.tag(1, commonjs.WireType.Varint).uint64(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
new UInt64Value$Type;
class Int32Value$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.Int32Value", [ {
no: 1,
name: "value",
kind: "scalar",
T: 5
} ]);
}
internalJsonWrite(message, options) {
return this.refJsonWriter.scalar(5, message.value, "value", false, true);
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, 5, void 0, "value");
return target;
}
create(value) {
const message = {
value: 0
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.int32();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== 0) writer.tag(1, commonjs.WireType.Varint).int32(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
new Int32Value$Type;
class UInt32Value$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.UInt32Value", [ {
no: 1,
name: "value",
kind: "scalar",
T: 13
} ]);
}
internalJsonWrite(message, options) {
return this.refJsonWriter.scalar(13, message.value, "value", false, true);
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, 13, void 0, "value");
return target;
}
create(value) {
const message = {
value: 0
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.uint32();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== 0) writer.tag(1, commonjs.WireType.Varint).uint32(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
new UInt32Value$Type;
class BoolValue$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.BoolValue", [ {
no: 1,
name: "value",
kind: "scalar",
T: 8
} ]);
}
internalJsonWrite(message, options) {
return message.value;
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, 8, void 0, "value");
return target;
}
create(value) {
const message = {
value: false
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.bool();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== false) writer.tag(1, commonjs.WireType.Varint).bool(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
new BoolValue$Type;
class StringValue$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.StringValue", [ {
no: 1,
name: "value",
kind: "scalar",
T: 9
} ]);
}
internalJsonWrite(message, options) {
return message.value;
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, 9, void 0, "value");
return target;
}
create(value) {
const message = {
value: ""
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.string();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const StringValue = new StringValue$Type;
class BytesValue$Type extends commonjs.MessageType {
constructor() {
super("google.protobuf.BytesValue", [ {
no: 1,
name: "value",
kind: "scalar",
T: 12
} ]);
}
internalJsonWrite(message, options) {
return this.refJsonWriter.scalar(12, message.value, "value", false, true);
}
internalJsonRead(json, options, target) {
if (!target) target = this.create();
target.value = this.refJsonReader.scalar(json, 12, void 0, "value");
return target;
}
create(value) {
const message = {
value: new Uint8Array(0)
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.value = reader.bytes();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.value.length) writer.tag(1, commonjs.WireType.LengthDelimited).bytes(message.value);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
new BytesValue$Type;
var build_commonjs = __webpack_require__(44420);
class CreateArtifactRequest$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.CreateArtifactRequest", [ {
no: 1,
name: "workflow_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 2,
name: "workflow_job_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 3,
name: "name",
kind: "scalar",
T: 9
}, {
no: 4,
name: "expires_at",
kind: "message",
T: () => Timestamp
}, {
no: 5,
name: "version",
kind: "scalar",
T: 5
}, {
no: 6,
name: "mime_type",
kind: "message",
T: () => StringValue
} ]);
}
create(value) {
const message = {
workflowRunBackendId: "",
workflowJobRunBackendId: "",
name: "",
version: 0
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.workflowRunBackendId = reader.string();
break;

case 2:
message.workflowJobRunBackendId = reader.string();
break;

case 3:
message.name = reader.string();
break;

case 4:
message.expiresAt = Timestamp.internalBinaryRead(reader, reader.uint32(), options, message.expiresAt);
break;

case 5:
message.version = reader.int32();
break;

case 6:
message.mimeType = StringValue.internalBinaryRead(reader, reader.uint32(), options, message.mimeType);
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.workflowRunBackendId !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.workflowRunBackendId);
if (message.workflowJobRunBackendId !== "") writer.tag(2, commonjs.WireType.LengthDelimited).string(message.workflowJobRunBackendId);
if (message.name !== "") writer.tag(3, commonjs.WireType.LengthDelimited).string(message.name);
if (message.expiresAt) Timestamp.internalBinaryWrite(message.expiresAt, writer.tag(4, commonjs.WireType.LengthDelimited).fork(), options).join();
if (message.version !== 0) writer.tag(5, commonjs.WireType.Varint).int32(message.version);
if (message.mimeType) StringValue.internalBinaryWrite(message.mimeType, writer.tag(6, commonjs.WireType.LengthDelimited).fork(), options).join();
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_CreateArtifactRequest = new CreateArtifactRequest$Type;
class CreateArtifactResponse$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.CreateArtifactResponse", [ {
no: 1,
name: "ok",
kind: "scalar",
T: 8
}, {
no: 2,
name: "signed_upload_url",
kind: "scalar",
T: 9
} ]);
}
create(value) {
const message = {
ok: false,
signedUploadUrl: ""
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.ok = reader.bool();
break;

case 2:
message.signedUploadUrl = reader.string();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.ok !== false) writer.tag(1, commonjs.WireType.Varint).bool(message.ok);
if (message.signedUploadUrl !== "") writer.tag(2, commonjs.WireType.LengthDelimited).string(message.signedUploadUrl);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_CreateArtifactResponse = new CreateArtifactResponse$Type;
class FinalizeArtifactRequest$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.FinalizeArtifactRequest", [ {
no: 1,
name: "workflow_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 2,
name: "workflow_job_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 3,
name: "name",
kind: "scalar",
T: 9
}, {
no: 4,
name: "size",
kind: "scalar",
T: 3
}, {
no: 5,
name: "hash",
kind: "message",
T: () => StringValue
} ]);
}
create(value) {
const message = {
workflowRunBackendId: "",
workflowJobRunBackendId: "",
name: "",
size: "0"
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.workflowRunBackendId = reader.string();
break;

case 2:
message.workflowJobRunBackendId = reader.string();
break;

case 3:
message.name = reader.string();
break;

case 4:
message.size = reader.int64().toString();
break;

case 5:
message.hash = StringValue.internalBinaryRead(reader, reader.uint32(), options, message.hash);
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.workflowRunBackendId !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.workflowRunBackendId);
if (message.workflowJobRunBackendId !== "") writer.tag(2, commonjs.WireType.LengthDelimited).string(message.workflowJobRunBackendId);
if (message.name !== "") writer.tag(3, commonjs.WireType.LengthDelimited).string(message.name);
if (message.size !== "0") writer.tag(4, commonjs.WireType.Varint).int64(message.size);
if (message.hash) StringValue.internalBinaryWrite(message.hash, writer.tag(5, commonjs.WireType.LengthDelimited).fork(), options).join();
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_FinalizeArtifactRequest = new FinalizeArtifactRequest$Type;
class FinalizeArtifactResponse$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.FinalizeArtifactResponse", [ {
no: 1,
name: "ok",
kind: "scalar",
T: 8
}, {
no: 2,
name: "artifact_id",
kind: "scalar",
T: 3
} ]);
}
create(value) {
const message = {
ok: false,
artifactId: "0"
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.ok = reader.bool();
break;

case 2:
message.artifactId = reader.int64().toString();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.ok !== false) writer.tag(1, commonjs.WireType.Varint).bool(message.ok);
if (message.artifactId !== "0") writer.tag(2, commonjs.WireType.Varint).int64(message.artifactId);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_FinalizeArtifactResponse = new FinalizeArtifactResponse$Type;
class ListArtifactsRequest$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.ListArtifactsRequest", [ {
no: 1,
name: "workflow_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 2,
name: "workflow_job_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 3,
name: "name_filter",
kind: "message",
T: () => StringValue
}, {
no: 4,
name: "id_filter",
kind: "message",
T: () => Int64Value
} ]);
}
create(value) {
const message = {
workflowRunBackendId: "",
workflowJobRunBackendId: ""
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.workflowRunBackendId = reader.string();
break;

case 2:
message.workflowJobRunBackendId = reader.string();
break;

case 3:
message.nameFilter = StringValue.internalBinaryRead(reader, reader.uint32(), options, message.nameFilter);
break;

case 4:
message.idFilter = Int64Value.internalBinaryRead(reader, reader.uint32(), options, message.idFilter);
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.workflowRunBackendId !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.workflowRunBackendId);
if (message.workflowJobRunBackendId !== "") writer.tag(2, commonjs.WireType.LengthDelimited).string(message.workflowJobRunBackendId);
if (message.nameFilter) StringValue.internalBinaryWrite(message.nameFilter, writer.tag(3, commonjs.WireType.LengthDelimited).fork(), options).join();
if (message.idFilter) Int64Value.internalBinaryWrite(message.idFilter, writer.tag(4, commonjs.WireType.LengthDelimited).fork(), options).join();
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_ListArtifactsRequest = new ListArtifactsRequest$Type;
class ListArtifactsResponse$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.ListArtifactsResponse", [ {
no: 1,
name: "artifacts",
kind: "message",
repeat: 2,
T: () => ListArtifactsResponse_MonolithArtifact
} ]);
}
create(value) {
const message = {
artifacts: []
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.artifacts.push(ListArtifactsResponse_MonolithArtifact.internalBinaryRead(reader, reader.uint32(), options));
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
for (let i = 0; i < message.artifacts.length; i++) ListArtifactsResponse_MonolithArtifact.internalBinaryWrite(message.artifacts[i], writer.tag(1, commonjs.WireType.LengthDelimited).fork(), options).join();
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_ListArtifactsResponse = new ListArtifactsResponse$Type;
class ListArtifactsResponse_MonolithArtifact$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.ListArtifactsResponse.MonolithArtifact", [ {
no: 1,
name: "workflow_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 2,
name: "workflow_job_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 3,
name: "database_id",
kind: "scalar",
T: 3
}, {
no: 4,
name: "name",
kind: "scalar",
T: 9
}, {
no: 5,
name: "size",
kind: "scalar",
T: 3
}, {
no: 6,
name: "created_at",
kind: "message",
T: () => Timestamp
}, {
no: 7,
name: "digest",
kind: "message",
T: () => StringValue
} ]);
}
create(value) {
const message = {
workflowRunBackendId: "",
workflowJobRunBackendId: "",
databaseId: "0",
name: "",
size: "0"
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.workflowRunBackendId = reader.string();
break;

case 2:
message.workflowJobRunBackendId = reader.string();
break;

case 3:
message.databaseId = reader.int64().toString();
break;

case 4:
message.name = reader.string();
break;

case 5:
message.size = reader.int64().toString();
break;

case 6:
message.createdAt = Timestamp.internalBinaryRead(reader, reader.uint32(), options, message.createdAt);
break;

case 7:
message.digest = StringValue.internalBinaryRead(reader, reader.uint32(), options, message.digest);
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.workflowRunBackendId !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.workflowRunBackendId);
if (message.workflowJobRunBackendId !== "") writer.tag(2, commonjs.WireType.LengthDelimited).string(message.workflowJobRunBackendId);
if (message.databaseId !== "0") writer.tag(3, commonjs.WireType.Varint).int64(message.databaseId);
if (message.name !== "") writer.tag(4, commonjs.WireType.LengthDelimited).string(message.name);
if (message.size !== "0") writer.tag(5, commonjs.WireType.Varint).int64(message.size);
if (message.createdAt) Timestamp.internalBinaryWrite(message.createdAt, writer.tag(6, commonjs.WireType.LengthDelimited).fork(), options).join();
if (message.digest) StringValue.internalBinaryWrite(message.digest, writer.tag(7, commonjs.WireType.LengthDelimited).fork(), options).join();
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const ListArtifactsResponse_MonolithArtifact = new ListArtifactsResponse_MonolithArtifact$Type;
class GetSignedArtifactURLRequest$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.GetSignedArtifactURLRequest", [ {
no: 1,
name: "workflow_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 2,
name: "workflow_job_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 3,
name: "name",
kind: "scalar",
T: 9
} ]);
}
create(value) {
const message = {
workflowRunBackendId: "",
workflowJobRunBackendId: "",
name: ""
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.workflowRunBackendId = reader.string();
break;

case 2:
message.workflowJobRunBackendId = reader.string();
break;

case 3:
message.name = reader.string();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.workflowRunBackendId !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.workflowRunBackendId);
if (message.workflowJobRunBackendId !== "") writer.tag(2, commonjs.WireType.LengthDelimited).string(message.workflowJobRunBackendId);
if (message.name !== "") writer.tag(3, commonjs.WireType.LengthDelimited).string(message.name);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_GetSignedArtifactURLRequest = new GetSignedArtifactURLRequest$Type;
class GetSignedArtifactURLResponse$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.GetSignedArtifactURLResponse", [ {
no: 1,
name: "signed_url",
kind: "scalar",
T: 9
} ]);
}
create(value) {
const message = {
signedUrl: ""
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.signedUrl = reader.string();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.signedUrl !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.signedUrl);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_GetSignedArtifactURLResponse = new GetSignedArtifactURLResponse$Type;
class DeleteArtifactRequest$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.DeleteArtifactRequest", [ {
no: 1,
name: "workflow_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 2,
name: "workflow_job_run_backend_id",
kind: "scalar",
T: 9
}, {
no: 3,
name: "name",
kind: "scalar",
T: 9
} ]);
}
create(value) {
const message = {
workflowRunBackendId: "",
workflowJobRunBackendId: "",
name: ""
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.workflowRunBackendId = reader.string();
break;

case 2:
message.workflowJobRunBackendId = reader.string();
break;

case 3:
message.name = reader.string();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.workflowRunBackendId !== "") writer.tag(1, commonjs.WireType.LengthDelimited).string(message.workflowRunBackendId);
if (message.workflowJobRunBackendId !== "") writer.tag(2, commonjs.WireType.LengthDelimited).string(message.workflowJobRunBackendId);
if (message.name !== "") writer.tag(3, commonjs.WireType.LengthDelimited).string(message.name);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_DeleteArtifactRequest = new DeleteArtifactRequest$Type;
class DeleteArtifactResponse$Type extends commonjs.MessageType {
constructor() {
super("github.actions.results.api.v1.DeleteArtifactResponse", [ {
no: 1,
name: "ok",
kind: "scalar",
T: 8
}, {
no: 2,
name: "artifact_id",
kind: "scalar",
T: 3
} ]);
}
create(value) {
const message = {
ok: false,
artifactId: "0"
};
globalThis.Object.defineProperty(message, commonjs.MESSAGE_TYPE, {
enumerable: false,
value: this
});
if (value !== void 0) (0, commonjs.reflectionMergePartial)(this, message, value);
return message;
}
internalBinaryRead(reader, length, options, target) {
let message = target !== null && target !== void 0 ? target : this.create(), end = reader.pos + length;
while (reader.pos < end) {
let [fieldNo, wireType] = reader.tag();
switch (fieldNo) {
case 1:
message.ok = reader.bool();
break;

case 2:
message.artifactId = reader.int64().toString();
break;

default:
let u = options.readUnknownField;
if (u === "throw") throw new globalThis.Error(`Unknown field ${fieldNo} (wire type ${wireType}) for ${this.typeName}`);
let d = reader.skip(wireType);
if (u !== false) (u === true ? commonjs.UnknownFieldHandler.onRead : u)(this.typeName, message, fieldNo, wireType, d);
}
}
return message;
}
internalBinaryWrite(message, writer, options) {
if (message.ok !== false) writer.tag(1, commonjs.WireType.Varint).bool(message.ok);
if (message.artifactId !== "0") writer.tag(2, commonjs.WireType.Varint).int64(message.artifactId);
let u = options.writeUnknownFields;
if (u !== false) (u == true ? commonjs.UnknownFieldHandler.onWrite : u)(this.typeName, message, writer);
return writer;
}
}
const artifact_DeleteArtifactResponse = new DeleteArtifactResponse$Type;
new build_commonjs.C0("github.actions.results.api.v1.ArtifactService", [ {
name: "CreateArtifact",
options: {},
I: artifact_CreateArtifactRequest,
O: artifact_CreateArtifactResponse
}, {
name: "FinalizeArtifact",
options: {},
I: artifact_FinalizeArtifactRequest,
O: artifact_FinalizeArtifactResponse
}, {
name: "ListArtifacts",
options: {},
I: artifact_ListArtifactsRequest,
O: artifact_ListArtifactsResponse
}, {
name: "GetSignedArtifactURL",
options: {},
I: artifact_GetSignedArtifactURLRequest,
O: artifact_GetSignedArtifactURLResponse
}, {
name: "DeleteArtifact",
options: {},
I: artifact_DeleteArtifactRequest,
O: artifact_DeleteArtifactResponse
} ]);
class ArtifactServiceClientJSON {
constructor(rpc) {
this.rpc = rpc;
this.CreateArtifact.bind(this);
this.FinalizeArtifact.bind(this);
this.ListArtifacts.bind(this);
this.GetSignedArtifactURL.bind(this);
this.DeleteArtifact.bind(this);
}
CreateArtifact(request) {
const data = artifact_CreateArtifactRequest.toJson(request, {
useProtoFieldName: true,
emitDefaultValues: false
});
const promise = this.rpc.request("github.actions.results.api.v1.ArtifactService", "CreateArtifact", "application/json", data);
return promise.then(data => artifact_CreateArtifactResponse.fromJson(data, {
ignoreUnknownFields: true
}));
}
FinalizeArtifact(request) {
const data = artifact_FinalizeArtifactRequest.toJson(request, {
useProtoFieldName: true,
emitDefaultValues: false
});
const promise = this.rpc.request("github.actions.results.api.v1.ArtifactService", "FinalizeArtifact", "application/json", data);
return promise.then(data => artifact_FinalizeArtifactResponse.fromJson(data, {
ignoreUnknownFields: true
}));
}
ListArtifacts(request) {
const data = artifact_ListArtifactsRequest.toJson(request, {
useProtoFieldName: true,
emitDefaultValues: false
});
const promise = this.rpc.request("github.actions.results.api.v1.ArtifactService", "ListArtifacts", "application/json", data);
return promise.then(data => artifact_ListArtifactsResponse.fromJson(data, {
ignoreUnknownFields: true
}));
}
GetSignedArtifactURL(request) {
const data = artifact_GetSignedArtifactURLRequest.toJson(request, {
useProtoFieldName: true,
emitDefaultValues: false
});
const promise = this.rpc.request("github.actions.results.api.v1.ArtifactService", "GetSignedArtifactURL", "application/json", data);
return promise.then(data => artifact_GetSignedArtifactURLResponse.fromJson(data, {
ignoreUnknownFields: true
}));
}
DeleteArtifact(request) {
const data = artifact_DeleteArtifactRequest.toJson(request, {
useProtoFieldName: true,
emitDefaultValues: false
});
const promise = this.rpc.request("github.actions.results.api.v1.ArtifactService", "DeleteArtifact", "application/json", data);
return promise.then(data => artifact_DeleteArtifactResponse.fromJson(data, {
ignoreUnknownFields: true
}));
}
}
},
53488: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
l: () => internalArtifactTwirpClient
});
var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44942);
var _actions_http_client_lib_auth__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92145);
var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33838);
var _generated_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17911);
var _config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48893);
var _user_agent_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87248);
var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2320);
var _util_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14659);
var __awaiter = function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
class ArtifactHttpClient {
constructor(userAgent, maxAttempts, baseRetryIntervalMilliseconds, retryMultiplier) {
this.maxAttempts = 5;
this.baseRetryIntervalMilliseconds = 3e3;
this.retryMultiplier = 1.5;
const token = (0, _config_js__WEBPACK_IMPORTED_MODULE_4__.gg)();
this.baseUrl = (0, _config_js__WEBPACK_IMPORTED_MODULE_4__.pp)();
if (maxAttempts) this.maxAttempts = maxAttempts;
if (baseRetryIntervalMilliseconds) this.baseRetryIntervalMilliseconds = baseRetryIntervalMilliseconds;
if (retryMultiplier) this.retryMultiplier = retryMultiplier;
this.httpClient = new _actions_http_client__WEBPACK_IMPORTED_MODULE_0__.Qq(userAgent, [ new _actions_http_client_lib_auth__WEBPACK_IMPORTED_MODULE_1__.tZ(token) ]);
}
request(service, method, contentType, data) {
return __awaiter(this, void 0, void 0, function*() {
const url = new URL(`/twirp/${service}/${method}`, this.baseUrl).href;
(0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.Yz)(`[Request] ${method} ${url}`);
const headers = {
"Content-Type": contentType
};
try {
const {body: body} = yield this.retryableRequest(() => __awaiter(this, void 0, void 0, function*() {
return this.httpClient.post(url, JSON.stringify(data), headers);
}));
return body;
} catch (error) {
throw new Error(`Failed to ${method}: ${error.message}`);
}
});
}
retryableRequest(operation) {
return __awaiter(this, void 0, void 0, function*() {
let attempt = 0;
let errorMessage = "";
let rawBody = "";
while (attempt < this.maxAttempts) {
let isRetryable = false;
try {
const response = yield operation();
const statusCode = response.message.statusCode;
rawBody = yield response.readBody();
(0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.Yz)(`[Response] - ${response.message.statusCode}`);
(0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.Yz)(`Headers: ${JSON.stringify(response.message.headers, null, 2)}`);
const body = JSON.parse(rawBody);
(0, _util_js__WEBPACK_IMPORTED_MODULE_7__.Nj)(body);
(0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.Yz)(`Body: ${JSON.stringify(body, null, 2)}`);
if (this.isSuccessStatusCode(statusCode)) return {
response: response,
body: body
};
isRetryable = this.isRetryableHttpStatusCode(statusCode);
errorMessage = `Failed request: (${statusCode}) ${response.message.statusMessage}`;
if (body.msg) {
if (_errors_js__WEBPACK_IMPORTED_MODULE_6__.eb.isUsageErrorMessage(body.msg)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.eb;
errorMessage = `${errorMessage}: ${body.msg}`;
}
} catch (error) {
if (error instanceof SyntaxError) (0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.Yz)(`Raw Body: ${rawBody}`);
if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_6__.eb) throw error;
if (_errors_js__WEBPACK_IMPORTED_MODULE_6__.Dr.isNetworkErrorCode(error === null || error === void 0 ? void 0 : error.code)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.Dr(error === null || error === void 0 ? void 0 : error.code);
isRetryable = true;
errorMessage = error.message;
}
if (!isRetryable) throw new Error(`Received non-retryable error: ${errorMessage}`);
if (attempt + 1 === this.maxAttempts) throw new Error(`Failed to make request after ${this.maxAttempts} attempts: ${errorMessage}`);
const retryTimeMilliseconds = this.getExponentialRetryTimeMilliseconds(attempt);
(0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.pq)(`Attempt ${attempt + 1} of ${this.maxAttempts} failed with error: ${errorMessage}. Retrying request in ${retryTimeMilliseconds} ms...`);
yield this.sleep(retryTimeMilliseconds);
attempt++;
}
throw new Error("Request failed");
});
}
isSuccessStatusCode(statusCode) {
if (!statusCode) return false;
return statusCode >= 200 && statusCode < 300;
}
isRetryableHttpStatusCode(statusCode) {
if (!statusCode) return false;
const retryableStatusCodes = [ _actions_http_client__WEBPACK_IMPORTED_MODULE_0__.Hv.BadGateway, _actions_http_client__WEBPACK_IMPORTED_MODULE_0__.Hv.GatewayTimeout, _actions_http_client__WEBPACK_IMPORTED_MODULE_0__.Hv.InternalServerError, _actions_http_client__WEBPACK_IMPORTED_MODULE_0__.Hv.ServiceUnavailable, _actions_http_client__WEBPACK_IMPORTED_MODULE_0__.Hv.TooManyRequests ];
return retryableStatusCodes.includes(statusCode);
}
sleep(milliseconds) {
return __awaiter(this, void 0, void 0, function*() {
return new Promise(resolve => setTimeout(resolve, milliseconds));
});
}
getExponentialRetryTimeMilliseconds(attempt) {
if (attempt < 0) throw new Error("attempt should be a positive integer");
if (attempt === 0) return this.baseRetryIntervalMilliseconds;
const minTime = this.baseRetryIntervalMilliseconds * Math.pow(this.retryMultiplier, attempt);
const maxTime = minTime * this.retryMultiplier;
return Math.trunc(Math.random() * (maxTime - minTime) + minTime);
}
}
function internalArtifactTwirpClient(options) {
const client = new ArtifactHttpClient((0, _user_agent_js__WEBPACK_IMPORTED_MODULE_5__.k)(), options === null || options === void 0 ? void 0 : options.maxAttempts, options === null || options === void 0 ? void 0 : options.retryIntervalMs, options === null || options === void 0 ? void 0 : options.retryMultiplier);
return new _generated_index_js__WEBPACK_IMPORTED_MODULE_3__.$g(client);
}
},
87248: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
k: () => getUserAgentString
});
var _package_version_cjs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9002);
function getUserAgentString() {
return `@actions/artifact-${_package_version_cjs__WEBPACK_IMPORTED_MODULE_0__.version}`;
}
},
14659: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
a7: () => getBackendIdsFromToken,
Nj: () => maskSecretUrls
});
var core = __webpack_require__(33838);
var config = __webpack_require__(48893);
class InvalidTokenError extends Error {}
InvalidTokenError.prototype.name = "InvalidTokenError";
function b64DecodeUnicode(str) {
return decodeURIComponent(atob(str).replace(/(.)/g, (m, p) => {
let code = p.charCodeAt(0).toString(16).toUpperCase();
if (code.length < 2) code = "0" + code;
return "%" + code;
}));
}
function base64UrlDecode(str) {
let output = str.replace(/-/g, "+").replace(/_/g, "/");
switch (output.length % 4) {
case 0:
break;

case 2:
output += "==";
break;

case 3:
output += "=";
break;

default:
throw new Error("base64 string is not of the correct length");
}
try {
return b64DecodeUnicode(output);
} catch (err) {
return atob(output);
}
}
function jwtDecode(token, options) {
if (typeof token !== "string") throw new InvalidTokenError("Invalid token specified: must be a string");
options || (options = {});
const pos = options.header === true ? 0 : 1;
const part = token.split(".")[pos];
if (typeof part !== "string") throw new InvalidTokenError(`Invalid token specified: missing part #${pos + 1}`);
let decoded;
try {
decoded = base64UrlDecode(part);
} catch (e) {
throw new InvalidTokenError(`Invalid token specified: invalid base64 for part #${pos + 1} (${e.message})`);
}
try {
return JSON.parse(decoded);
} catch (e) {
throw new InvalidTokenError(`Invalid token specified: invalid json for part #${pos + 1} (${e.message})`);
}
}
const InvalidJwtError = new Error("Failed to get backend IDs: The provided JWT token is invalid and/or missing claims");
function getBackendIdsFromToken() {
const token = (0, config.gg)();
const decoded = jwtDecode(token);
if (!decoded.scp) throw InvalidJwtError;
const scpParts = decoded.scp.split(" ");
if (scpParts.length === 0) throw InvalidJwtError;
for (const scopes of scpParts) {
const scopeParts = scopes.split(":");
if ((scopeParts === null || scopeParts === void 0 ? void 0 : scopeParts[0]) !== "Actions.Results") continue;
if (scopeParts.length !== 3) throw InvalidJwtError;
const ids = {
workflowRunBackendId: scopeParts[1],
workflowJobRunBackendId: scopeParts[2]
};
core.Yz(`Workflow Run Backend ID: ${ids.workflowRunBackendId}`);
core.Yz(`Workflow Job Run Backend ID: ${ids.workflowJobRunBackendId}`);
return ids;
}
throw InvalidJwtError;
}
function maskSigUrl(url) {
if (!url) return;
try {
const parsedUrl = new URL(url);
const signature = parsedUrl.searchParams.get("sig");
if (signature) {
(0, core.Pq)(signature);
(0, core.Pq)(encodeURIComponent(signature));
}
} catch (error) {
(0, core.Yz)(`Failed to parse URL: ${url} ${error instanceof Error ? error.message : String(error)}`);
}
}
function maskSecretUrls(body) {
if (typeof body !== "object" || body === null) {
(0, core.Yz)("body is not an object or is null");
return;
}
if ("signed_upload_url" in body && typeof body.signed_upload_url === "string") maskSigUrl(body.signed_upload_url);
if ("signed_url" in body && typeof body.signed_url === "string") maskSigUrl(body.signed_url);
}
},
2822: module => {
module.exports = JSON.parse('{"name":"@actions/artifact","version":"6.2.1","preview":true,"description":"Actions artifact lib","keywords":["github","actions","artifact"],"homepage":"https://github.com/actions/toolkit/tree/main/packages/artifact","license":"MIT","type":"module","main":"lib/artifact.js","types":"lib/artifact.d.ts","exports":{".":{"types":"./lib/artifact.d.ts","import":"./lib/artifact.js"}},"directories":{"lib":"lib","test":"__tests__"},"files":["lib","!.DS_Store"],"publishConfig":{"access":"public"},"repository":{"type":"git","url":"git+https://github.com/actions/toolkit.git","directory":"packages/artifact"},"scripts":{"audit-moderate":"npm install && npm audit --json --audit-level=moderate > audit.json","test":"cd ../../ && npm run test ./packages/artifact","bootstrap":"cd ../../ && npm run bootstrap","tsc-run":"tsc && cp src/internal/shared/package-version.cjs lib/internal/shared/","tsc":"npm run bootstrap && npm run tsc-run","gen:docs":"typedoc --plugin typedoc-plugin-markdown --out docs/generated src/artifact.ts --githubPages false --readme none"},"bugs":{"url":"https://github.com/actions/toolkit/issues"},"dependencies":{"@actions/core":"^3.0.0","@actions/github":"^9.0.0","@actions/http-client":"^4.0.0","@azure/storage-blob":"^12.30.0","@octokit/core":"^7.0.6","@octokit/plugin-request-log":"^6.0.0","@octokit/plugin-retry":"^8.0.0","@octokit/request":"^10.0.7","@octokit/request-error":"^7.1.0","@protobuf-ts/plugin":"^2.2.3-alpha.1","@protobuf-ts/runtime":"^2.9.4","archiver":"^7.0.1","jwt-decode":"^4.0.0","unzip-stream":"^0.3.1"},"devDependencies":{"@types/archiver":"^7.0.0","@types/unzip-stream":"^0.3.4","typedoc":"^0.28.16","typedoc-plugin-markdown":"^4.9.0","typescript":"^5.9.3"},"overrides":{"uri-js":"npm:uri-js-replace@^1.0.1","node-fetch":"^3.3.2"}}');
}
};
