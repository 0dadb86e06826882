import { HttpClient, HttpParams } from '@angular/common/http';
import { environment } from '@env/environment';

export class Titles {
  constructor(private http: HttpClient) {}

  get<T>(path: string, params: HttpParams = new HttpParams()) {
    return this.http.get<T>(`${environment.api}${path}`, { params });
  }
}
