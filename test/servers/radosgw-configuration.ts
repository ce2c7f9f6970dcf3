/** ceph.conf of a cluster of one monitor, one object store and one gateway, all of it inside `folder`. */
export function cephConfiguration(
  folder: string,
  cluster: string,
  monitor: { readonly v1: number; readonly v2: number },
): string {
  return `[global]
fsid = ${cluster}
mon_host = [v2:127.0.0.1:${monitor.v2},v1:127.0.0.1:${monitor.v1}]
mon_initial_members = a
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
# "none" is refused by the object store (error -13).
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
keyring = ${folder}/keyring
run_dir = ${folder}/run
admin_socket = ${folder}/run/$name.$pid.asok
log_file = ${folder}/log/$name.log
pid_file = ${folder}/run/$name.pid
crash_dir = ${folder}/run
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
# A disk that is nearly full is no reason to stop a test.
mon_data_avail_crit = 1
# The monitor gathers changes for a second each; the start is a chain of some ten changes.
paxos_propose_interval = 0.02
paxos_min_wait = 0.01
mon_warn_on_pool_no_redundancy = false
osd_objectstore = memstore
memstore_device_bytes = 1073741824
# A key of S3 has up to 1024 bytes; the gateway adds its own.
osd_max_object_name_len = 2048
[mon.a]
mon_data = ${folder}/mon
host = localhost
[osd.0]
osd_data = ${folder}/osd0
[client.admin]
rgw_data = ${folder}/rgw
`;
}
