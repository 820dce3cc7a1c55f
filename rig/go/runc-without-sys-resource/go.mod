module labspec/runc-without-sys-resource

go 1.24
