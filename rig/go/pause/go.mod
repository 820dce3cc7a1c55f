module labspec/pause

go 1.24
