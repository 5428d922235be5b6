/** What instances of some families have, by size. */
interface AddressesOfFamilies {
  /** Separated by spaces. */
  readonly families: string;
  /** Separated by spaces: a size, its network interfaces, and the IPv4 addresses of each, such as `large:3x10`. */
  readonly sizes: string;
}

/**
 * Source: EC2 user guide, "Maximum IP addresses per network interface", as aws/amazon-vpc-cni-k8s lists it. Sizes of bare
 * metal, and families for one purpose only, are left out.
 */
const ADDRESSES: readonly AddressesOfFamilies[] = [
  {
    families:
      "c4 c5 c5a c5ad c5d c5n c6a c6g c6gd c6gn c6i c6id c7a c7g c7gd c7gn c7i c7i-flex c8g c8gd g5g g6 i3 i3en i4g i7i i8g im4gn inf2 is4gen m5 m5a m5ad m5d m5dn m5n m6a m6g m6gd m6i m6id m7a m7g m7gd m7i m7i-flex m8g m8gd p3dn p4d p4de r4 r5 r5a r5ad r5b r5d r5dn r5n r6a r6g r6gd r6i r6id r7a r7g r7gd r7i r7iz r8g r8gd x2gd x2idn x2iedn",
    sizes:
      "medium:2x4 large:3x10 xlarge:4x15 2xlarge:4x15 3xlarge:4x15 4xlarge:8x30 6xlarge:8x30 8xlarge:8x30 9xlarge:8x30 12xlarge:8x30 16xlarge:15x50 18xlarge:15x50 24xlarge:15x50 32xlarge:15x50 48xlarge:15x50",
  },
  {
    families: "c8i c8i-flex c8id m8i m8i-flex m8id r8i r8i-flex r8id",
    sizes:
      "large:3x20 xlarge:4x30 2xlarge:4x30 4xlarge:8x50 8xlarge:10x50 12xlarge:12x50 16xlarge:16x64 24xlarge:16x64 32xlarge:24x64 48xlarge:24x64 96xlarge:24x64",
  },
  {
    families: "c8ib c8in c8ine m8ib m8idb m8idn m8in m8ine r8ib r8idb r8idn r8in",
    sizes:
      "large:4x20 xlarge:4x30 2xlarge:4x30 4xlarge:8x50 8xlarge:8x50 12xlarge:12x50 16xlarge:16x64 24xlarge:16x64 32xlarge:16x64 48xlarge:24x64 96xlarge:12x64",
  },
  {
    families: "c8a m8a r8a",
    sizes:
      "medium:2x4 large:3x20 xlarge:4x20 2xlarge:4x40 4xlarge:8x40 8xlarge:10x40 12xlarge:12x64 16xlarge:16x64 24xlarge:16x64 48xlarge:24x64",
  },
  {
    families: "c8gb c8gn m8gb m8gn r8gb r8gn",
    sizes:
      "medium:2x4 large:3x10 xlarge:4x15 2xlarge:4x15 4xlarge:8x30 8xlarge:10x30 12xlarge:12x30 16xlarge:16x50 24xlarge:24x50 48xlarge:12x50",
  },
  {
    families: "c9g c9gd m9g m9gd",
    sizes:
      "medium:2x20 large:3x20 xlarge:4x30 2xlarge:4x30 4xlarge:8x50 8xlarge:10x50 12xlarge:12x50 16xlarge:16x64 24xlarge:24x64 48xlarge:24x64",
  },
  {
    families: "c6in m6idn m6in p5e r6idn r6in",
    sizes:
      "large:3x10 xlarge:4x15 2xlarge:4x15 4xlarge:8x30 8xlarge:8x30 12xlarge:8x30 16xlarge:15x50 24xlarge:15x50 32xlarge:8x50 48xlarge:2x50",
  },
  {
    families: "i4i p5en",
    sizes:
      "large:3x10 xlarge:4x15 2xlarge:4x15 4xlarge:8x30 8xlarge:8x30 12xlarge:8x30 16xlarge:15x50 24xlarge:15x30 32xlarge:15x50 48xlarge:4x50",
  },
  {
    families: "i7ie p3",
    sizes:
      "large:3x10 xlarge:4x15 2xlarge:4x15 3xlarge:4x15 6xlarge:8x30 8xlarge:8x30 12xlarge:8x50 16xlarge:8x30 18xlarge:15x50 24xlarge:15x50 48xlarge:15x50",
  },
  {
    families: "g5 t3 t4g x2iezn",
    sizes:
      "nano:2x2 micro:2x2 small:3x4 medium:3x6 large:3x12 xlarge:4x15 2xlarge:4x15 4xlarge:8x30 6xlarge:8x30 8xlarge:8x30 12xlarge:15x50 16xlarge:8x30 24xlarge:15x50 48xlarge:7x50",
  },
  {
    families: "g6e t3a",
    sizes:
      "nano:2x2 micro:2x2 small:2x4 medium:3x6 large:3x12 xlarge:4x15 2xlarge:4x15 4xlarge:8x30 8xlarge:8x30 12xlarge:10x30 16xlarge:15x50 24xlarge:10x50 48xlarge:10x50",
  },
  {
    families: "m8azn p5",
    sizes:
      "medium:3x4 large:4x20 xlarge:4x20 3xlarge:8x40 4xlarge:4x30 6xlarge:8x40 12xlarge:16x64 24xlarge:16x64 48xlarge:2x50",
  },
  {
    families: "t2",
    sizes: "nano:2x2 micro:2x2 small:3x4 medium:3x6 large:3x12 xlarge:3x15 2xlarge:3x15",
  },
  {
    families: "d3en",
    sizes: "xlarge:4x3 2xlarge:4x5 4xlarge:4x10 6xlarge:4x15 8xlarge:4x20 12xlarge:3x30",
  },
  {
    families: "g4dn",
    sizes: "xlarge:3x10 2xlarge:3x10 4xlarge:3x10 8xlarge:4x15 12xlarge:8x30 16xlarge:4x15",
  },
  {
    families: "m4",
    sizes: "large:2x10 xlarge:4x15 2xlarge:4x15 4xlarge:8x30 10xlarge:8x30 16xlarge:8x30",
  },
  {
    families: "m5zn z1d",
    sizes: "large:3x10 xlarge:4x15 2xlarge:4x15 3xlarge:8x30 6xlarge:8x30 12xlarge:15x50",
  },
  {
    families: "g4ad",
    sizes: "xlarge:2x4 2xlarge:2x4 4xlarge:3x10 8xlarge:4x15 16xlarge:8x30",
  },
  {
    families: "d3",
    sizes: "xlarge:4x3 2xlarge:4x5 4xlarge:4x10 8xlarge:3x20",
  },
];

/** Families that take no prefixes, since they are not built on Nitro. Source: EKS user guide, prefix mode. */
const WITHOUT_PREFIXES = "t2 c4 m4 r4 i3 p3".split(" ");

/** Addresses in a prefix, /28. */
const PREFIX = 16;

/**
 * The most pods that EKS lets a managed node run, below 30 vCPU and above: sizes from 8xlarge on have 32. Source: EKS user
 * guide, "How maxPods is determined".
 */
const MOST_PODS = { small: 110, large: 250 };

/**
 * How many pods a node of an instance type has room for, those on the node's own network included: two of these have
 * no need of an address, and one address of each interface is the interface's. Undefined of a type that is not known.
 * @param prefixes whether the VPC CNI gives interfaces prefixes in place of addresses
 * Source: EKS user guide, "Choose an optimal EC2 node instance type".
 */
export function podsOnNode(instanceType: string, prefixes: boolean): number | undefined {
  const [family = "", size = ""] = instanceType.split(".");
  const sizes = ADDRESSES.find(({ families }) => families.split(" ").includes(family))?.sizes.split(" ");
  const found = sizes?.find((one) => one.startsWith(`${size}:`));
  if (found === undefined) return undefined;
  const [interfaces = 0, addresses = 0] = found
    .slice(size.length + 1)
    .split("x")
    .map(Number);
  const each = prefixes && !WITHOUT_PREFIXES.includes(family) ? PREFIX : 1;
  const most = Number.parseInt(size, 10) >= 8 ? MOST_PODS.large : MOST_PODS.small;
  return Math.min(interfaces * (addresses - 1) * each + 2, most);
}
