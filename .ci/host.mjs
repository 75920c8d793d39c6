// A host for a built site that compresses as hosts do, in a folder of its own.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const mount = "/a/b/";
const types = {
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json", ".xml": "application/xml",
};

/**
 * Serves the site.
 * @param {string} out its folder
 * @returns {Promise<{address: string, close: () => void}>}
 */
export function serve(out) {
	const server = createServer((request, response) => {
		const path = decodeURI(new URL(request.url, "http://localhost").pathname);
		let file = join(out, path.slice(mount.length).replace(/(^|\/)$/, "$1index.html"));
		const found = path.startsWith(mount) && existsSync(file) && statSync(file).isFile();
		if (!found) file = join(out, "404.html");
		const headers = {
			"content-type": types[extname(file)] ?? "text/plain; charset=utf-8",
			"cache-control": path.startsWith(mount + "assets/") ? "public, max-age=31536000, immutable" : "max-age=0",
			"x-content-type-options": "nosniff",
		};
		let body = readFileSync(file);
		const accepted = request.headers["accept-encoding"] ?? "";
		if (/\bbr\b/.test(accepted)) {
			body = brotliCompressSync(body);
			headers["content-encoding"] = "br";
		} else if (/\bgzip\b/.test(accepted)) {
			body = gzipSync(body);
			headers["content-encoding"] = "gzip";
		}
		headers["content-length"] = body.length;
		response.writeHead(found ? 200 : 404, headers);
		response.end(body);
	});
	return new Promise(done => server.listen(0, "127.0.0.1", () => done({
		address: `http://127.0.0.1:${server.address().port}${mount}`,
		close: () => server.closeAllConnections?.() ?? server.close(),
	})));
}
