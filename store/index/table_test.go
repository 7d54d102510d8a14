package index

import (
	"reflect"
	"testing"

	"gongbao/model"
)

// What is shared is read as if each body stood alone, and is one.
func TestBodiesShareThoseAbove(t *testing.T) {
	national := &model.Union{ID: "acftu", Name: "All-China", NameZH: "中华全国总工会", Aliases: []string{"ACFTU", "全总"}}
	anhui := &model.Union{ID: "340000", Name: "Anhui", PlaceZH: "安徽省", Parent: "acftu", Level: model.LevelProvince, Initials: []string{"ah"}}
	bodies := []Body{
		{national, nil},
		{&model.Union{ID: "341500", Short: "Lu'an", Parent: "340000", Aliases: []string{}}, []*model.Union{anhui, national}},
		{anhui, []*model.Union{national}},
		{&model.Union{ID: "340000/mill"}, []*model.Union{anhui, nil, national}},
		{&model.Union{}, []*model.Union{}},
	}
	r := bodyReader{}
	var got []Body
	for _, b := range bodies {
		stored := string(writeBody(nil, b))
		read := r.read(stored)
		if alone := readBody(stored); !reflect.DeepEqual(read, alone) || !reflect.DeepEqual(read, b) {
			t.Errorf("read %+v, alone %+v, want %+v", read, alone, b)
		}
		got = append(got, read)
	}
	if got[1].Within[0] != got[2].Union || got[3].Within[2] != got[0].Union {
		t.Error("the same body is there twice")
	}
}
