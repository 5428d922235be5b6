import { regional } from "../arn";
import { vpcOf } from "../placement";
import type { Service } from "../service";

/** Load balancers. */
export const ELB: Service = {
  named: {
    loadBalancer: {
      at: ["aws_lb.arn"],
      code: "LoadBalancerNotFound",
      message: (arn) => `Load balancer '${arn}' not found`,
    },
    targetGroup: {
      at: ["aws_lb_target_group.arn"],
      code: "TargetGroupNotFound",
      message: (arn) => `Target group '${arn}' not found`,
    },
    listenerCertificate: {
      // Elastic Load Balancing looks in its own region.
      at: ["aws_acm_certificate.arn"],
      code: "CertificateNotFound",
      message: (arn) => `Certificate '${arn}' not found`,
    },
    accessLogBucket: {
      at: ["aws_s3_bucket.bucket"],
      code: "InvalidConfigurationRequest",
      message: (name) => `Access Denied for bucket: ${name}. Please check S3bucket permission`,
    },
  },
  types: {
    aws_lb: {
      values: {
        id: "{arn}",
        arn: (draft) => draft.fill(regional("elasticloadbalancing", "loadbalancer/{arn_suffix}"), "arn"),
        arn_suffix: (draft) => {
          const kind = { network: "net", gateway: "gwy" }[draft.text("load_balancer_type")] ?? "app";
          return draft.fill(`${kind}/{name}/{hex:16}`, "arn");
        },
        dns_name: (draft) =>
          draft.fill(
            draft.text("load_balancer_type") === "network"
              ? "{name}-{hex:16}.elb.{region}.amazonaws.com"
              : "{name}-{digits:10}.{region}.elb.amazonaws.com",
            "dns_name",
          ),
        zone_id: "Z{upper:13}",
        ip_address_type: "ipv4",
        vpc_id: vpcOf("subnets"),
      },
      refersTo: {
        subnets: "subnet",
        security_groups: "securityGroup",
        "access_logs.bucket": "accessLogBucket",
      },
      uses: { subnets: "aws_subnet", security_groups: "aws_security_group" },
      unique: {
        name: ["name"],
        code: "DuplicateLoadBalancerName",
        message: (name) => `A load balancer with the same name '${name}' exists, but with different settings`,
      },
      protection: {
        attribute: "enable_deletion_protection",
        on: true,
        code: "OperationNotPermitted",
        message: "Load balancer cannot be deleted because deletion protection is enabled",
      },
    },
    aws_lb_target_group: {
      values: {
        id: "{arn}",
        arn: regional("elasticloadbalancing", "{arn_suffix}"),
        arn_suffix: "targetgroup/{name}/{hex:16}",
        ip_address_type: "ipv4",
      },
      facts: {
        defaults: {
          deregistration_delay: "300",
          lambda_multi_value_headers_enabled: false,
          proxy_protocol_v2: false,
          slow_start: 0,
          target_type: "instance",
        },
      },
      refersTo: { vpc_id: "vpc" },
      inUse: {
        name: "arn",
        code: "ResourceInUse",
        message: (arn) => `Target group '${arn}' is currently in use by a listener or a rule`,
      },
      unique: {
        name: ["name"],
        code: "DuplicateTargetGroupName",
        message: (name) => `A target group with the same name '${name}' exists, but with different settings`,
      },
    },
    aws_lb_listener: {
      values: {
        id: "{arn}",
        arn: (draft) =>
          `${draft.text("load_balancer_arn").replace(":loadbalancer/", ":listener/")}/${draft.digest("arn", "hex", 16)}`,
      },
      refersTo: {
        load_balancer_arn: "loadBalancer",
        "default_action.target_group_arn": "targetGroup",
        certificate_arn: "listenerCertificate",
      },
      uses: {
        certificate_arn: "aws_acm_certificate",
        "default_action.target_group_arn": "aws_lb_target_group",
      },
      unique: {
        name: ["load_balancer_arn", "port"],
        code: "DuplicateListener",
        message: () => "A listener already exists on this port for this load balancer",
      },
    },
    aws_lb_listener_rule: {
      values: {
        id: "{arn}",
        arn: (draft) =>
          `${draft.text("listener_arn").replace(":listener/", ":listener-rule/")}/${draft.digest("arn", "hex", 16)}`,
      },
    },
  },
  dataSources: {
    aws_elb_service_account: ({ place }) => ({
      id: "156460612806",
      arn: `arn:aws:iam::156460612806:root`,
      region: place.region,
    }),
  },
};
